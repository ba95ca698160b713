import type { NameTables } from '../language.ts';
import { words } from './words.ts';

/** How Dutch news names those who speak. Offices and bodies count at the end of a compound too: "legerwoordvoerder". */
export const nlNames: NameTables = {
  he: ['hij', 'zij', 'ze', 'die', 'wie'],
  they: ['het', 'zij', 'ze', 'men', 'we', 'wij'],
  articles: [
    'de',
    'het',
    'een',
    'twee',
    'drie',
    'enkele',
    'verschillende',
    'meerdere',
    'diverse',
    'zijn',
    'haar',
    'hun',
    'onze',
    'deze',
    'dit',
    'die',
    'dat',
    'beide',
    'alle',
    'andere',
    'sommige',
    'veel',
    'diens',
    'ene',
    'vier',
    'vijf',
  ],
  definite: ['de', 'het'],
  roles: words(`
    president vicepresident vice-president premier vicepremier vice-premier minister ministers viceminister vice-minister kanselier koning koningin prins prinses paus keizer bisschop kardinaal imam rabbijn priester pastoor dominee
    gouverneur burgemeester wethouder wethouders senator senatoren kamerlid kamerleden raadslid parlementariër parlementariërs volksvertegenwoordiger europarlementariër politicus politici eurocommissaris commissaris ambassadeur gezant gezanten diplomaat diplomaten staatssecretaris bewindsman bewindspersoon bewindslieden informateur formateur fractievoorzitter
    woordvoerder woordvoerster woordvoerders functionaris functionarissen ambtenaar ambtenaren medewerker medewerkers adviseur adviseurs hoofd chef leider leiders baas topman topvrouw directeur directeuren bestuurder bestuurders voorzitter voorman voorvrouw manager eigenaar eigenaren oprichter ondernemer ondernemers zakenman miljardair
    generaal kolonel luitenant majoor kapitein sergeant admiraal commandant bevelhebber officier officieren militair militairen soldaat soldaten strijder strijders rebel rebellen militant militanten veteraan
    inspecteur rechercheur rechercheurs agent agenten aanklager aanklagers advocaat advocaten raadsman raadsvrouw rechter rechters jurist sheriff
    analist analisten expert experts deskundige deskundigen kenner kenners econoom economen wetenschapper wetenschappers onderzoeker onderzoekers hoogleraar professor prof. historicus ingenieur arts artsen huisarts dokter dr. verpleegkundige verpleegkundigen chirurg meteoroloog weerman epidemioloog viroloog hydroloog seismoloog bioloog socioloog politicoloog psycholoog
    bron bronnen getuige getuigen ooggetuige ooggetuigen bewoner bewoners omwonende omwonenden inwoner inwoners buurman buurvrouw buren buurtbewoner buurtbewoners overlevende overlevenden slachtoffer nabestaande nabestaanden familie moeder vader broer zus zoon dochter vrouw man echtgenoot weduwe vriend vriendin vrienden ingewijde ingewijden
    boer boeren leraar lerares docent leerling student studenten werknemer werknemers chauffeur visser vissers handelaar handelaren toerist reiziger vluchteling vluchtelingen migrant vrijwilliger vrijwilligers activist activisten betoger betogers demonstrant demonstranten criticus critici tegenstander tegenstanders voorstander aanhanger aanhangers bondgenoot bondgenoten rivaal
    coach trainer bondscoach ploegleider oefenmeester spits aanvaller verdediger doelman keeper aanvoerder speler speelster ster zanger zangeres acteur actrice schrijver schrijfster regisseur kampioen renner wielrenner
    journalist journalisten verslaggever correspondent redacteur columnist auteur auteurs mensen persoon iemand anderen dhr. mevrouw mevr. mw. meneer heer drs. ir. mr.
    kandidaat kandidaten democraat democraten republikein republikeinen kiezer kiezers waarnemer waarnemers rapporteur brandweerman piloot bemanning lid leden onderhandelaar onderhandelaars bemiddelaar bemiddelaars belegger beleggers bankier klokkenluider raadslid missiehoofd portier secretaris secretaris-generaal stafchef ombudsman curator rector patiënt patiënten oud-minister ex-president verdachte`),
  organisations: words(`
    ministerie regering kabinet overheid leger politie marine luchtmacht landmacht marechaussee defensie dienst diensten bureau afdeling departement raad commissie comité rechtbank hof parlement senaat kamer congres partij oppositie coalitie fractie vakbond vakbonden bond bedrijf concern firma bank groep organisatie organisaties
    stichting instituut universiteit hogeschool school ziekenhuis luchthaven luchtvaartmaatschappij maatschappij club ploeg team bestuur directie vereniging federatie autoriteit autoriteiten instantie instanties ambassade missie campagneteam kamp alliantie toezichthouder waakhond centrum fonds ngo kremlin pentagon witte huis
    junta commando kustwacht brandweer brigade bataljon militie front beweging netwerk gemeente provincie stad land landen staat staten unie eu vn navo imf ovse who unicef unhcr rivm knmi cbs nza om openbaar nctv aivd mivd fbi cia fifa uefa ioc knvb tno nvwa igj acm afm dnb ns schiphol shell philips
    taliban hamas hezbollah houthi's ondernemingsraad staf spelersraad veiligheidsregio rijkswaterstaat ggd kruis meerderheid minderheid aanklager openbaar uitgever fabrikant producent leverancier exploitant beheerder winkelketen keten verzekeraar vervoerder energiebedrijf sector branche delegatie secretariaat bedrijfsleven troepen strijdkrachten grondtroepen generale inlichtingendienst hulporganisatie vluchtelingenorganisatie planbureau rekenkamer koepel landmacht holding dochteronderneming redding unie`),
  outlets: words(`
    krant omroep persbureau nieuwszender zender nieuwssite website site tijdschrift weekblad dagblad media medium televisie radio programma nieuwsdienst persagentschap
    cnn bbc reuters ap afp anp nos rtl vrt novaya bloomberg politico tass ria interfax xinhua nhk dpa belga nrc volkskrant telegraaf trouw ad parool fd nu.nl nd times post journal guardian spiegel monde`),
  records: words(`
    rapport rapporten cijfers gegevens data onderzoek onderzoeken studie peiling peilingen exitpoll enquête beelden video foto foto's documenten document stukken verslag analyse brief mail e-mail bericht berichten resultaten resultaat aanklacht dagvaarding statistieken raming ramingen prognose verklaring overzicht opname opnamen steekproef berekening berekeningen tellingen telling notitie memo persbericht berichtgeving geruchten informatie bevindingen vonnis`),
  places: words(
    'moskou kiev kyiv beijing peking washington brussel londen parijs berlijn teheran jeruzalem ankara tokio seoul pyongyang delhi islamabad kabul damascus bagdad riyad caïro rome madrid warschau wenen boedapest belgrado minsk amerika engeland haag vs v.s. vk vn eu europa holland',
  ),
  compounds: true,
  particles: words("van von der den de del della di da dos du la le el al bin ibn ben ter ten te zu op 't in"),
  within: ['van', 'voor', 'bij', 'der', 'des', 'uit', 'en', 'in', "'s"],
  borders: words(`
    dat die wie waar waarin waarop waarbij waarmee wat wanneer terwijl nadat voordat omdat hoewel indien als maar of want dus sinds toen zodat doordat
    over tegen tegenover onder door via zonder tijdens volgens aldus met aan naar op om tot na per
    is was zijn waren wordt worden werd werden heeft hebben had hadden zal zullen zou zouden kan kunnen kon konden mag moet moeten ook niet zich er`),
  openings: words(
    `in op bij van voor na naar met sinds tijdens volgens aldus onder over tegen om tot uit via wegens vanwege ondanks door zonder rond toen als omdat terwijl nadat voordat hoewel indien wanneer dat dit zo daar daarbij daarmee daarom daarover daarvoor daarna daarop hier hierbij ook ondertussen intussen inmiddels eerder later gisteren vandaag morgen vanochtend vanmiddag vanavond vannacht dinsdag woensdag donderdag vrijdag zaterdag zondag maandag nu dan toch echter al nog wel wat waar hoe waarom wie vervolgens tevens verder bovendien daarnaast tegelijkertijd desondanks aan per er afgelopen vorige deze maar en want dus of alleen uiteindelijk aanvankelijk onlangs recent namens zoals want eindelijk`,
  ),
  between: words(`
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag morgen vanochtend vanmiddag vanavond vannacht eerder later ook al nog nu toen weer opnieuw zelf gisteravond gisteren zondagavond maandagavond dinsdagavond woensdagavond donderdagavond vrijdagavond zaterdagavond
    maandagochtend dinsdagochtend woensdagochtend donderdagochtend vrijdagochtend zaterdagochtend zondagochtend maandagmiddag dinsdagmiddag woensdagmiddag donderdagmiddag vrijdagmiddag zaterdagmiddag zondagmiddag daarnaast vervolgens inmiddels intussen ondertussen bovendien verder tevens eveneens onlangs echter daarbij zich er`),
  notNames: words(`
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december
    de het een in op bij van voor na naar met en of maar want als hij zij ze we wij ik je u dit dat deze die er hier daar wat wie waar wanneer hoe waarom
    volgens aldus sinds tijdens toen terwijl omdat nadat hoewel ook al nog wel niet geen alle beide elk ieder andere enkele veel sommige twee drie vier vijf zes zeven acht negen tien
    ondertussen intussen inmiddels eerder later gisteren vandaag morgen zo dus dan toch echter vervolgens tevens verder bovendien daarnaast daarbij daarna daarom om uit aan over onder door zonder zijn haar hun onze naar bovendien gisteravond uiteindelijk
    corona kerst pasen ramadan`),
};
