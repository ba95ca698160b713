import type { SeedDocument } from './types.ts';

export const digestNl: SeedDocument = {
  key: 'digest-nl',
  title: 'Overzicht van dinsdag 21 maart 2023',
  publisher: 'Claimdesk example desk',
  language: 'nl',
  author: 'Chris Contributor',
  publishedAt: '2023-03-21',
  capturedAt: '2023-03-21T19:15:00.000Z',
  text: `Dit is een samenvatting, in de woorden van de voorbeelddesk, van een Nederlandstalig nieuwsoverzicht over de oorlog in Oekraïne. Wie het overzicht heeft uitgegeven, staat er niet bij. Het leest als een vertaling die door een machine is gemaakt; wat daarin tussen aanhalingstekens staat, is dus zelf al vertaald. De desk heeft niets van het onderstaande nagetrokken.

Japan

Fumio Kishida, premier van Japan, is dinsdag onaangekondigd in Kiev voor overleg met president Zelensky, zo blijkt uit beelden van omroep NHK. Daarop is te zien hoe hij in het Poolse Przemysl een trein neemt en later met Oekraïense ambtenaren over een perron loopt. Emine Dzhaparova, eerste viceminister op Buitenlandse Zaken, wachtte hem daar op en zag in zijn komst het bewijs dat beide landen nauw samenwerken.

Eigenlijk had Kishida vanuit India naar huis zullen vliegen. Zijn ministerie van Buitenlandse Zaken laat weten dat hij de Oekraïners zijn waardering wil betuigen en hun steun wil toezeggen. Tokio doet mee aan de sancties tegen Moskou, vangt vluchtelingen op en stuurde zelfs beschermende uitrusting, wat voor Japan niet gewoon is. Wapens levert het niet: daar staat de grondwet van na de oorlog aan in de weg.

Bakhmut

Generaal Oleksandr Syrskyi, die het bevel voert over de Oekraïense landmacht, schreef dinsdag op Telegram over de strijd om Bakhmut. Russische stormgroepen wilden vanaf de rand van Bakhmut doorstoten naar het hart van de stad, maar zijn daarbij volgens hem tegengehouden. De gevechten noemt hij zwaar. De kop boven het bericht belooft meer dan de tekst waarmaakt: in de kop worden de Russen verjaagd, terwijl de generaal alleen zegt dat zij niet verder kwamen.

Ook viceminister van Defensie Hanna Maliar laat van zich horen. De verdediging van de stad blijft volgens haar overeind en heeft nog niet al haar middelen verbruikt. Waar en op welke dag zij dat zei, vermeldt het overzicht niet.

Over de controle: het overzicht tekent aan dat geen onafhankelijke partij deze twee berichten heeft bevestigd. Of iemand dat heeft geprobeerd, blijft ongezegd.

Russische bommenwerpers

Twee bommenwerpers van het type Tu-95MS zijn boven neutraal gebied over de Japanse Zee gevlogen, aldus het Russische ministerie van Defensie op dinsdag. Het ministerie noemt de vlucht gewoon en vindt dat het volkenrecht is nageleefd; dat laatste is een bewering op zichzelf. Toestellen als deze kunnen kernbommen dragen en laten zich vaker ver van huis zien, van de poolzee tot de Atlantische Oceaan. Dat het nieuws samenvalt met de reis van Kishida, is het overzicht niet ontgaan.

Xi in Moskou

Xi Jinping heeft Vladimir Poetin dinsdag gevraagd om naar China te komen, meldt persbureau RIA. Wat verderop staat het anders: tegen premier Mikhail Mishustin zei Xi op dinsdag dat hij Poetin de dag ervoor al had gevraagd om nog dit jaar langs te komen, wanneer het hem schikt. Over het verzoek is het overzicht het dus met zichzelf eens, over de dag niet.

Het bezoek duurt drie dagen. Op maandag zagen Xi en Poetin elkaar voor een informeel gesprek; voor dinsdag stond het officiële deel op het programma. Elders in het overzicht staat hoelang dat eerste gesprek duurde: vierenhalf uur, waarbij de twee elkaar hun beste vriend noemden. Een bron voor die duur wordt niet gegeven.

Poetin had goede woorden voor het Chinese stuk van twaalf punten, dat om een dialoog vraagt en om eerbied voor de grenzen van ieder land, en zei erover te willen praten. Xi beloofde volgens persbureau Xinhua dat China wil helpen om een politieke uitweg te vinden. Beijing noemt zich neutraal; Washington houdt rekening met een list die Rusland ten goede komt. Zelensky zou Xi graag spreken, maar uit China kwam daarop geen antwoord.

Canada

Rusland heeft de zaakgelastigde van Canada, Brian Ebel, op het matje geroepen. Het stoort zich aan woorden van Mélanie Joly, de minister van Buitenlandse Zaken. Canadese media, die niet bij name worden genoemd, haalden haar aan: op een bijeenkomst voor de pers sprak Joly op 10 maart over een mogelijke verandering van regime in Rusland. De zin waarin dat zou staan is in het overzicht zo verminkt dat de juiste bewoording er niet uit is af te leiden. Moskou ziet er haat tegen Russen in en dreigt met een antwoord als het hier niet bij blijft.

Over namen

Het overzicht schrijft Malyar voor Maliar, Zelenskyy voor Zelensky en Dzheppar voor Dzhaparova. Hier staan de gangbare vormen, behalve bij Poetin en Kiev, die in het Nederlands zo heten.`,
};
