import type { Language } from '../language.ts';
import { pairs, phrases, words } from './lists.ts';

export const nl: Language = {
  tag: 'nl',
  lines: {
    abbreviations: words(`
      dhr. mevr. mw. dr. drs. mr. ir. ing. prof. st. sr. jr. gen. lt. kol. kap. maj. sgt. nr. nrs. art. blz. bijv. bv.
      o.a. m.b.t. d.w.z. t.o.v. i.v.m. n.v. b.v. e.d. enz. etc. ca. circa. resp. incl. excl. max. min. mln. mld. jan.
      feb. mrt. apr. jun. jul. aug. sep. sept. okt. nov. dec. v.chr. n.chr. u.s. v.s. ds. mgr. pag. a.d. z.g. zgn.
      wnd. plv.`),
    bylines: phrases(`
      door; van onze; tekst; redactie; auteur; bron; geschreven door`),
    furniture: phrases(`
      lees ook; lees meer; lees verder; lees hier; lees het hele; lees ons; bekijk ook; bekijk hier; bekijk de;
      kijk ook; luister; zie ook; meer over; meer nieuws; meer uit; klik hier; volg ons; volg het; blijf dit;
      blijf op de hoogte; abonneer; meld je aan; schrijf je in; tip de redactie; heb je; heeft u; weet u; advertentie;
      alle rechten; deel dit; gerelateerd; door onze; van onze; dit artikel; dit is een; tekst loopt door; hier zijn`),
    times: words(`
      uur uren minuut minuten min seconden sec dag dagen week weken maand maanden jaar jaren geleden zojuist net nu
      bijgewerkt geplaatst gepubliceerd laatste update om op vandaag gisteren leestijd maandag dinsdag woensdag
      donderdag vrijdag zaterdag zondag ma di wo do vr za zo januari februari maart april mei juni juli augustus
      september oktober november december jan feb mrt apr jun jul aug sep okt nov dec`),
    captions: words(`
      foto foto's beeld afbeelding illustratie bron video fotografie`),
  },
  reporting: {
    saying: phrases(`
      maakt/maken/maakte/maakten … melding; staat/staan/stond dat; zegt/zeggen/zei/zeiden; zeg ik;
      vertelt/vertellen/vertelde/vertelden; verklaart/verklaren/verklaarde/verklaarden; meldt/melden/meldde/meldden;
      bericht/berichtte/berichtten; berichten dat; rapporteert/rapporteren/rapporteerde/rapporteerden;
      deelt/delen/deelde/deelden … mee; meedeelt/meedeelde; uitspreekt/uitsprak; aankondigt/aankondigde;
      aangeeft/aangaf; toegeeft/toegaf; bekendmaakt/bekendmaakte; toevoegt/toevoegde; vaststelt/vaststelde;
      opmerkt/opmerkte; uitlegt/uitlegde; maakt/maken/maakte/maakten … duidelijk;
      schrijft/schrijven/schreef/schreven … toe; maakt/maken/maakte/maakten … bekend; laat/laten/liet/lieten … weten;
      is/was/waren … gebleken; laat/liet weten; kondigt/kondigen/kondigde/kondigden … aan;
      geeft/geven/gaf/gaven … aan; geeft/geven/gaf/gaven … toe; geven/geeft toe; voegt/voegen/voegde/voegden … toe;
      legt/leggen/legde/legden … uit; licht/lichtte/lichten … toe; stelt/stellen/stelde/stelden dat;
      stelt/stelde/stelden; stelt/stellen/stelde/stelden … vast; benadrukt/benadrukken/benadrukte/benadrukten;
      onderstreept/onderstreepte; bevestigt/bevestigen/bevestigde/bevestigden; ontkent/ontkennen/ontkende/ontkenden;
      beweert/beweren/beweerde/beweerden; betoogt/betoogde/betogen dat; erkent/erkennen/erkende/erkenden;
      waarschuwt/waarschuwen/waarschuwde/waarschuwden; schrijft/schrijven/schreef/schreven;
      twittert/twitterde/tweette; reageert/reageren/reageerde/reageerden; antwoordt/antwoordde/antwoorden;
      spreekt/spreken/sprak/spraken … tegen; spreekt/spreken/sprak/spraken van; spreekt/spreken/sprak/spraken … uit;
      tekent/tekende … aan; merkt/merkte/merken … op; vervolgt/vervolgde; herhaalt/herhaalde; bezweert/bezwoer;
      briest/brieste; roept/riep uit; roept/riep; klaagt/klagen/klaagde/klaagden; leest/las/lazen … voor; moppert/mopperde; grapt/grapte; lacht/lachte;
      verzucht/verzuchtte; jubelt/jubelde; bekent/bekende; beaamt/beaamde; onthult/onthulde/onthullen;
      concludeert/concluderen/concludeerde/concludeerden; constateert/constateren/constateerde/constateerden;
      wijst/wijzen/wees/wezen … op; wijst/wijzen/wees/wezen erop; houdt/hield/houden … vol; houdt/hield … staande;
      klinkt/klonk het; zegt/zei te; zou hebben gezegd; blijft erbij; meent/meende/menen; getuigt/getuigde;
      memoreert/memoreerde; noteert/noteerde; stipt/stipte … aan; werpt/wierp … tegen;
      brengt/bracht/brachten … naar buiten; komt naar voren; spreekt/sprak … over; heeft/hebben/had het over;
      schat/schatten/schatte … in; schetst/schetste; nuanceert/nuanceerde; verduidelijkt/verduidelijkte;
      preciseert/preciseerde; vult/vulde … aan; somt/somde … op; vat/vatte … samen`),
    taking: phrases(`
      denkt/denken/dacht/dachten; gelooft/geloven/geloofde; verwacht/verwachten/verwachtte/verwachtten;
      schat/schatten/schatte; voorspelt/voorspellen/voorspelde/voorspelden; vermoedt/vermoeden/vermoedde/vermoedden;
      vreest/vrezen/vreesde/vreesden; hoopt/hopen/hoopte/hoopten; suggereert/suggereren/suggereerde; impliceert;
      toont/tonen/toonde/toonden … aan; toont/tonen/toonde/toonden; laat/laten/liet/lieten … zien;
      blijkt/bleek/blijken uit; blijkt/bleek; belooft/beloven/beloofde/beloofden; zegt/zegde/zegden … toe;
      dreigt/dreigen/dreigde/dreigden; eist/eisen/eiste/eisten; vraagt/vragen/vroeg/vroegen;
      roept/roepen/riep/riepen … op; dringt/dringen/drong/drongen … aan; pleit/pleiten/pleitte;
      beschuldigt/beschuldigen/beschuldigde/beschuldigden; verwijt/verwijten/verweet/verweten;
      betwist/betwistte/betwisten; bestrijdt/bestrijden/bestreed/bestreden; bekritiseert/bekritiseerde/bekritiseren; hekelt/hekelde;
      veroordeelt/veroordeelde/veroordelen; prijst/prees/prezen/prijzen; looft/loofde; noemt/noemen/noemde/noemden;
      omschrijft/omschreef; bestempelt/bestempelde; typeert/typeerde; weigert/weigerde/weigeren;
      sluit/sloot/sluiten … uit; verwerpt/verwierp/verwerpen; wijst/wees/wijzen … af; wijst/wees/wijzen … van de hand;
      steunt/steunde; adviseert/adviseerde/adviseren; raadt/raadde/raden … aan; stelt/stelde/stellen … voor;
      wil/willen/wilde/wilden; gaat/gaan/ging ervan uit; gaat/gaan/ging … uit van; houdt/houden/hield … rekening;
      rekent/rekenen/rekende/rekenden … op; twijfelt/twijfelde; betreurt/betreurde; is/zijn/was/waren van mening; achten/achtte;
      is/was overtuigd; verzekert/verzekerde/verzekeren; garandeert/garandeerde;
      berekende/becijferde/becijfert/berekent; telde/telden; registreert/registreerde/registreerden;
      besluit/besloot/besloten; weerspreekt/weersprak; relativeert; uitte/uitten; vindt/vinden/vond/vonden;
      wijt/wijten; mikt op; overweegt/overwoog; bepleit/bepleitte; feliciteert/feliciteerde; bedankt/bedankte;
      kwalificeert`),
    adding: ['waarschuwend/stellend/zeggend/bewerend/wijzend/verwijzend'],
    participles: phrases(`
      melding gemaakt; verwacht; gehoopt; gevreesd; gezegd; verteld; verklaard; gemeld; bericht; gerapporteerd;
      meegedeeld; medegedeeld; bekendgemaakt; bekend gemaakt; laten weten; aangekondigd; aangegeven; toegegeven;
      toegevoegd; uitgelegd; toegelicht; gesteld; vastgesteld; benadrukt; bevestigd; ontkend; beweerd; erkend;
      gewaarschuwd; geschreven; gereageerd; geantwoord; tegengesproken; opgemerkt; onthuld; geconcludeerd;
      geconstateerd; voorspeld; beloofd; toegezegd; gedreigd; geëist; gevraagd; opgeroepen; aangedrongen; gepleit;
      beschuldigd; verweten; bekritiseerd; veroordeeld; geprezen; genoemd; geweigerd; uitgesloten; verworpen;
      geadviseerd; voorgesteld; gegarandeerd; verzekerd; getwitterd; gepubliceerd; berekend; getoond; geschat;
      geprotesteerd; uitgesproken; aangetoond; laten zien; naar buiten gebracht; gewezen op; afgesproken; toegejuicht;
      gehekeld`),
    auxiliaries: ['heeft', 'hebben', 'had', 'hadden'],
    passives: ['wordt', 'worden', 'werd', 'werden'],
    agent: ['door'],
    quoted: ['citeert/citeren/citeerde/citeerden', 'haalt/halen/haalde/haalden … aan'],
    nounBefore: ['van', 'voor', '.', ')'],
    joining: ['en', 'maar', 'of', 'dus', 'want'],
    relative: ['die', 'dat', 'wie', 'wiens', 'wier'],
    blockers: words(`
      te een het niets niemand z'n geen deze dit zijn haar hun`),
    frames: phrases(`
      volgens; aldus; naar mening van; in de woorden van; in de ogen van; naar het oordeel van; als het aan … ligt;
      zo blijkt uit; blijkt/bleek uit; op gezag van; onder verwijzing naar; verwijzend naar; met een beroep op;
      naar zeggen van; bij monde van; afgaande op`),
    owned: ['bewering dat', 'verklaring dat', 'uitspraak dat', 'beschuldiging dat'],
    future: phrases(`
      zal/zullen; van plan; wil/willen; verwacht/verwachten/verwachtte; voorspelt/voorspelde;
      belooft/beloofde/beloofd; komend/komende jaar/maand/week/weken/maanden; volgend/volgende jaar/maand/week;
      morgen; straks; hoopt/hopen; dreigt/dreigde; zegde … toe; plant`),
    judging: phrases(`
      prijst/prees; looft/loofde; beschuldigt/beschuldigde/beschuldigen/beschuldigd; verwijt/verweet/verwijten;
      noemt/noemde/noemen; veroordeelt/veroordeelde; bekritiseert/bekritiseerde; hekelt/hekelde; eist/eiste/eisen;
      roept/riep … op; spreekt/sprak/spreken van; vraagt/vroeg/vragen; betreurt/betreurde; bedankt/bedankte;
      feliciteert/feliciteerde; protesteert/geprotesteerd; spreekt/sprak … uit`),
    backward: ['dat', 'dit'],
    modals: words(`
      kan kon kunnen konden wil wilde willen wilden moet moest moeten mag mocht zal zou`),
    subordinators: words(`
      dat die wie waar waarin waarop waarbij waarmee terwijl nadat voordat omdat hoewel als toen zodat doordat of
      wanneer indien sinds`),
    self: ['naar eigen zeggen', 'naar eigen woorden'],
    theirs: phrases(`
      in zijn/haar/hun ogen; naar zijn/haar/hun mening; naar zijn/haar/hun oordeel; naar zijn/haar/hun zeggen`),
    impersonal: ['klinkt/klonk het', 'luidt/luidde het', 'heet het', 'zo luidt het'],
    idioms: phrases(`
      meldt/meldde/melden … zich; stelt/stelde/stellen … kandidaat; stelt/stelde/stellen zich;
      stelt/stelde/stellen … op; geeft/gaf/gaven … op; laat/liet/lieten … zien hoe; roept/riep/riepen … uit;
      vond/vonden … plaats; vindt/vinden … plaats; nee/ja zegt; zoals verwacht/gepland/beloofd/aangekondigd;
      dan verwacht; wil (niet) zeggen; wil/wilde zeggen; laat staan; legt/legde/legden zich;
      stelt/stelde … ter beschikking; stelt/stelde … uit; vraagt/vroeg … om hulp; vindt … terug; wil/wilde het toeval;
      zegt/zei … vaarwel; maakt/maakten/maakte deel`),
    verbSecond: true,
  },
  names: {
    he: words(`
      hij zij ze die wie hem haar`),
    they: words(`
      het zij ze men we wij hen hun`),
    articles: words(`
      de het een twee drie enkele verschillende meerdere diverse zijn haar hun onze deze dit die dat beide alle andere
      sommige veel diens ene vier vijf`),
    definite: ['de', 'het'],
    roles: words(`
      president vicepresident vice-president premier vicepremier vice-premier minister ministers viceminister
      vice-minister kanselier koning koningin prins prinses paus keizer bisschop kardinaal imam rabbijn priester
      pastoor dominee gouverneur burgemeester wethouder wethouders senator senatoren kamerlid kamerleden raadslid
      parlementariër parlementariërs volksvertegenwoordiger europarlementariër politicus politici eurocommissaris
      commissaris ambassadeur gezant gezanten diplomaat diplomaten staatssecretaris bewindsman bewindspersoon
      bewindslieden informateur formateur fractievoorzitter woordvoerder voorzitster onderzoekster directrice
      adviseuse ambassadrice woordvoerster woordvoerders functionaris functionarissen ambtenaar ambtenaren medewerker
      medewerkers adviseur adviseurs hoofd chef leider leiders baas topman topvrouw directeur directeuren bestuurder
      bestuurders voorzitter voorman voorvrouw manager eigenaar eigenaren oprichter ondernemer ondernemers zakenman
      miljardair generaal kolonel luitenant majoor kapitein sergeant admiraal commandant bevelhebber officier
      officieren militair militairen soldaat soldaten strijder strijders rebel rebellen militant militanten veteraan
      inspecteur rechercheur rechercheurs agent agenten aanklager aanklagers advocaat advocaten raadsman raadsvrouw
      rechter rechters jurist sheriff analist analisten expert experts deskundige deskundigen kenner kenners econoom
      economen wetenschapper wetenschappers onderzoeker onderzoekers hoogleraar professor prof. historicus ingenieur
      arts artsen huisarts dokter dr. verpleegkundige verpleegkundigen chirurg meteoroloog weerman epidemioloog
      viroloog hydroloog seismoloog bioloog socioloog politicoloog psycholoog bron bronnen getuige getuigen ooggetuige
      ooggetuigen bewoner bewoners omwonende omwonenden inwoner inwoners buurman buurvrouw buren buurtbewoner
      buurtbewoners overlevende overlevenden slachtoffer nabestaande nabestaanden familie moeder vader broer zus zoon
      dochter vrouw man echtgenoot weduwe vriend vriendin vrienden ingewijde ingewijden boer boeren leraar lerares
      docent leerling student studenten werknemer werknemers chauffeur visser vissers handelaar handelaren toerist
      reiziger vluchteling vluchtelingen migrant vrijwilliger vrijwilligers activist activisten betoger betogers
      demonstrant demonstranten criticus critici tegenstander tegenstanders voorstander aanhanger aanhangers
      bondgenoot bondgenoten rivaal coach trainer bondscoach ploegleider oefenmeester spits aanvaller verdediger
      doelman keeper aanvoerder speler speelster ster zanger zangeres acteur actrice schrijver schrijfster regisseur
      kampioen renner wielrenner journalist journaliste journalisten verslaggever correspondent redacteur columnist
      auteur auteurs mensen persoon iemand anderen dhr. mevrouw mevr. mw. meneer heer drs. ir. mr. kandidaat
      kandidaten democraat democraten republikein republikeinen kiezer kiezers waarnemer waarnemers rapporteur
      brandweerman piloot bemanning lid leden onderhandelaar onderhandelaars bemiddelaar bemiddelaars belegger
      beleggers bankier klokkenluider missiehoofd portier secretaris secretaris-generaal stafchef ombudsman curator
      rector patiënt patiënten oud-minister ex-president verdachte`),
    departments: words(`
      financiën zaken defensie justitie veiligheid onderwijs volksgezondheid zorg milieu infrastructuur waterstaat
      landbouw economie klimaat asiel migratie werkgelegenheid cultuur wetenschap natuur welzijn sport energie wonen`),
    organisations: words(`
      ministerie waterschap hoogheemraadschap justitie regering kabinet overheid leger politie marine luchtmacht landmacht marechaussee defensie
      dienst diensten bureau afdeling departement raad commissie comité rechtbank hof parlement senaat kamer congres
      partij oppositie coalitie fractie vakbond vakbonden bond bedrijf concern firma bank groep organisatie
      organisaties stichting instituut universiteit hogeschool school ziekenhuis luchthaven luchtvaartmaatschappij
      maatschappij club ploeg team bestuur directie vereniging federatie autoriteit autoriteiten instantie instanties
      ambassade missie campagneteam kamp alliantie toezichthouder waakhond centrum fonds ngo kremlin pentagon witte
      huis junta commando kustwacht brandweer brigade bataljon militie front beweging netwerk gemeente provincie stad
      land landen staat staten unie eu vn navo imf ovse who unicef unhcr rivm knmi cbs nza om openbaar nctv aivd mivd
      fbi cia fifa uefa ioc knvb tno nvwa igj acm afm dnb ns schiphol shell philips taliban hamas hezbollah houthi's
      ondernemingsraad staf spelersraad veiligheidsregio rijkswaterstaat ggd kruis meerderheid minderheid aanklager
      uitgever fabrikant producent leverancier exploitant beheerder winkelketen keten verzekeraar vervoerder
      energiebedrijf sector branche delegatie secretariaat bedrijfsleven troepen strijdkrachten grondtroepen generale
      inlichtingendienst hulporganisatie vluchtelingenorganisatie planbureau rekenkamer koepel holding
      dochteronderneming redding`),
    outlets: words(`
      krant omroep persbureau nieuwszender zender nieuwssite website site tijdschrift weekblad dagblad media medium
      televisie radio programma nieuwsdienst persagentschap cnn bbc reuters ap afp anp nos rtl vrt novaya bloomberg
      politico tass ria interfax xinhua nhk dpa belga nrc volkskrant telegraaf trouw ad parool fd nu.nl nd times post
      journal guardian spiegel monde`),
    records: words(`
      rapport rapporten cijfers gegevens data onderzoek onderzoeken studie peiling peilingen exitpoll steekproeven
      enquêtes enquête beelden video foto foto's documenten document stukken verslag analyse brief mail e-mail bericht
      berichten resultaten resultaat aanklacht dagvaarding statistieken raming ramingen prognose verklaring overzicht
      opname opnamen steekproef berekening berekeningen tellingen telling notitie memo persbericht berichtgeving
      geruchten informatie bevindingen vonnis`),
    ages: ['-jarige', 'jarige'],
    nationalEndings: ['se', 'sche', 'ees', 'isch', 'ër', 'aan'],
    handled: words(`
      gedeeld geverifieerd bekeken gezien gepubliceerd gefilmd gelokaliseerd`),
    places: words(`
      moskou kiev kyiv beijing peking washington brussel londen parijs berlijn teheran jeruzalem ankara tokio seoul
      pyongyang delhi islamabad kabul damascus bagdad riyad caïro rome madrid warschau wenen boedapest belgrado minsk
      amerika engeland haag vs v.s. vk vn eu europa holland`),
    compounds: true,
    particles: words(`
      van von der den de del della di da dos du la le el al bin ibn ben ter ten te zu 't`),
    within: words(`
      van voor bij der des uit en in 's`),
    borders: words(`
      dat die wie waar waarin waarop waarbij waarmee wat wanneer terwijl nadat voordat omdat hoewel indien als maar of
      want dus sinds toen zodat doordat over tegen tegenover onder door via zonder tijdens volgens aldus met aan naar
      op om tot na per is was zijn waren wordt worden werd werden heeft hebben had hadden zal zullen zou zouden kan
      kunnen kon konden mag moet moeten ook niet zich er`),
    openings: words(`
      in op bij van voor na naar met sinds tijdens volgens aldus onder over tegen om tot uit via wegens vanwege
      ondanks door zonder rond toen als omdat terwijl nadat voordat hoewel indien wanneer dat dit zo daar daarbij
      daarmee daarom daarover daarvoor daarna daarop hier hierbij ook ondertussen intussen inmiddels eerder later
      gisteren vandaag morgen vanochtend vanmiddag vanavond vannacht dinsdag woensdag donderdag vrijdag zaterdag
      zondag maandag nu dan toch echter al nog wel wat waar hoe waarom wie vervolgens tevens verder bovendien
      daarnaast tegelijkertijd desondanks aan per er afgelopen vorige deze die maar en want dus of alleen uiteindelijk
      aanvankelijk onlangs recent namens zoals eindelijk`),
    between: words(`
      maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag morgen vanochtend vanmiddag vanavond
      vannacht eerder later ook al nog nu toen weer opnieuw zelf gisteravond zondagavond maandagavond dinsdagavond
      woensdagavond donderdagavond vrijdagavond zaterdagavond maandagochtend dinsdagochtend woensdagochtend
      donderdagochtend vrijdagochtend zaterdagochtend zondagochtend maandagmiddag dinsdagmiddag woensdagmiddag
      donderdagmiddag vrijdagmiddag zaterdagmiddag zondagmiddag daarnaast vervolgens inmiddels intussen ondertussen
      bovendien verder tevens eveneens onlangs echter daarbij zich er`),
    notNames: words(`
      maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus
      september oktober november december de het een in op bij van voor na naar met en of maar want als hij zij ze we
      wij ik je u dit dat deze die er hier daar wat wie waar wanneer hoe waarom volgens aldus sinds tijdens toen
      terwijl omdat nadat hoewel ook al nog wel niet geen alle beide elk ieder andere enkele veel sommige twee drie
      vier vijf zes zeven acht negen tien ondertussen intussen inmiddels eerder later gisteren vandaag morgen zo dus
      dan toch echter vervolgens tevens verder bovendien daarnaast daarbij daarna daarom om uit aan over onder door
      zonder zijn haar hun onze gisteravond uiteindelijk corona kerst pasen ramadan`),
  },
  figures: {
    numbers: words(`
      twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien
      negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend miljoen miljoenen
      miljard miljarden biljoen tweeduizend drieduizend vierduizend vijfduizend zesduizend zevenduizend achtduizend
      negenduizend tienduizend twaalfduizend vijftienduizend twintigduizend dertigduizend vijftigduizend
      honderdduizend tweehonderd driehonderd vierhonderd vijfhonderd zeshonderd zevenhonderd achthonderd negenhonderd
      tientallen honderden duizenden tienduizenden honderdduizenden anderhalf anderhalve half halve kwart vierenhalf
      tweeënhalf drieënhalf vijfenhalf driekwart tweederde eenderde dozijn twintigtal tiental honderdtal eenentwintig
      tweeëntwintig drieëntwintig vierentwintig vijfentwintig zesentwintig achtentwintig vijfendertig`),
    one: ['één', 'een'],
    units: words(`
      procent procentpunt procentpunten punt punten dollar euro dollars euros gulden pond yen yuan roebel roebels
      frank kroon kronen cent miljoen miljard biljoen mln mld km kilometer kilometers meter meters centimeter
      millimeter mm cm hectare hectares vierkante liter liters vaten graden megawatt gigawatt kwh ton kilo kilogram kg
      magnitude uur uren minuut minuten seconden dag dagen week weken maand maanden jaar jaren mensen personen persoon
      man mannen vrouwen vrouw kinderen kind burgers militairen soldaten strijders agenten politieagenten passagiers
      migranten vluchtelingen asielzoekers inwoners bewoners werknemers medewerkers patiënten leerlingen studenten
      kiezers gevangenen gijzelaars betogers demonstranten deelnemers arrestaties aanhoudingen slachtoffers
      slachtoffer doden dode gewonden gewonde vermisten besmettingen gevallen leden tanks raketten drones granaten
      bommen aanvallen explosies vliegtuigen straaljagers helikopters schepen boten voertuigen auto's huizen woningen
      gebouwen panden dorpen vluchten zetels stemmen doelpunten goals banen klanten aandelen landen lidstaten keer
      maal`),
    phrases: phrases(`
      tientallen/honderden/duizenden/tienduizenden/honderdduizenden/miljoenen;
      verdubbeld/verdubbelde/verdubbelen/verdriedubbeld/gehalveerd/verviervoudigd; voor het eerst;
      tweedaags/tweedaagse/driedaags/driedaagse/vierdaags/vierdaagse/vijfdaags/vijfdaagse/tiendaags/tiendaagse;
      tweejarig/tweejarige/driejarig/driejarige/vierjarig/vierjarige/vijfjarig/vijfjarige/tienjarig/tienjarige;
      de eerste keer; eerste … sinds; record; recordaantal; recordhoogte; een meerderheid; een derde van;
      een kwart van; de helft van; driekwart van; twee derde; tweederde;
      hoogste/laagste/grootste/ergste/zwaarste/dodelijkste … sinds; hoogste/laagste/grootste/ergste … ooit;
      een op de <number>; één op de <number>; dodental; dubbel zo; twee keer zo; drie keer zo; niemand raakte gewond;
      geen slachtoffers; geen gewonden; één dode; één persoon`),
    qualifiers: phrases(`
      ongeveer; circa; rond; rond de; zo'n; bijna; ruim; meer dan; minder dan; zeker; ten minste; tenminste; minstens;
      minimaal; maximaal; hooguit; hoogstens; tot; boven de; onder de; exact; precies; slechts; naar schatting;
      tegen de; gemiddeld; een kleine; een dikke; nog eens; nog`),
    plurals: ['en', 's'],
    notAfter: words(`
      januari februari maart april mei juni juli augustus september oktober november december nummer nr. nr artikel
      snelweg kamer pagina route kanaal groep sinds om`),
    notBefore: words(`
      januari februari maart april mei juni juli augustus september oktober november december geleden eerder later
      jarige`),
    clock: ['uur'],
  },
  channels: {
    nouns: pairs(`
      telegram = Telegram; whatsapp = WhatsApp; facebook = Facebook; instagram = Instagram; tiktok = TikTok;
      youtube = YouTube; twitter = Twitter; bluesky = Bluesky; mastodon = Mastodon; linkedin = LinkedIn;
      truth social = Truth Social; telegram-berichtenapp/telegramkanaal/telegram-kanaal = Telegram; sociale media;
      open brief; brief; kamerbrief = Kamerbrief; spraakbericht; videoboodschap; toespraak; speech = toespraak;
      persbericht; persverklaring; verklaring; schriftelijke verklaring; persconferentie;
      nieuwsconferentie = persconferentie; briefing; staatstelevisie; nationale televisie; televisie/tv = televisie;
      radio; interview; vraaggesprek = interview; podcast; blog; bericht; tweet; e-mail/mail = e-mail; telefoon;
      telefonisch = telefoon; rapport; zitting; tweede kamer = Tweede Kamer; parlement; website;
      journalisten/verslaggevers = tegen journalisten; reactie; talkshow`),
    prepositions: words(`
      in op via tijdens aan tegen per bij tegenover uit volgens`),
  },
  events: phrases(`
    omgekomen; om het leven; gedood; doodgeschoten; vermoord; neergestoken; neergeschoten; overleden; overleed;
    stierf; gestorven; verdronken; gewond; gesneuveld; sneuvelde/sneuvelden; vielen … doden; viel … doden;
    aangehouden; opgepakt; gearresteerd; vastgezet; vrijgelaten; aangeklaagd; veroordeeld; vrijgesproken; aangevallen;
    een aanval uitgevoerd; luchtaanvallen; valt/vielen aan; getroffen; trof; beschoten; gebombardeerd; verwoest;
    verwoestte/verwoestten; vernield; beschadigd; afgebrand; ingestort; ontploft; ontplofte; neergestort; gezonken;
    gekapseisd; ontspoord; veroverd; ingenomen; heroverd; bezet; binnengevallen; opgerukt; teruggetrokken; gevlucht;
    vluchtten; geëvacueerd; gered; bevrijden; bevrijd; ontvoerd; gegijzeld; afgevuurd; vuurde … af; gelanceerd;
    ingezet; neergehaald; onderschept; afgetreden; opgestapt; stapt/stapte op; treedt/trad af; ontslagen; benoemd;
    beëdigd; gekozen; herkozen; gewonnen; wint; won; verloren; verloor; verslagen; gestemd; ondertekend;
    tekende/tekenden; goedgekeurd; aangenomen; weggestemd; verboden; geschorst; opgelegd; opgeheven; verlengd;
    gesloten; sluit/sloot/sloten; heropend; geopend; stilgelegd; hervat; hervatte; afgelast; geannuleerd; uitgesteld;
    geschrapt; verkocht; gekocht; overgenomen; gefuseerd; failliet; gestegen; steeg; gedaald; daalde; gegroeid;
    gekrompen; toegenomen; afgenomen; teruggeroepen; geleverd; levert/leverde; gestuurd; stuurt/stuurde; verstuurd;
    vertrokken; vertrok; aangekomen; gearriveerd; bezoek aan; bezocht/bezoekt; ontmoet; ontmoette; ontmoeten elkaar;
    uitgenodigd; uitgezet; ontboden; gedagvaard; begonnen; begon; begint; beëindigd; gestopt; stopt als; van start;
    uitgebroken; overstroomd; ondergelopen; opgenomen in; aangesloten bij; uitgeroepen; ingesteld; neergelegd;
    neergezet; gesprekken; in gesprek; besprekingen; praten; getrokken; trok; verleend; aangeboden; stap genomen;
    thuisgebleven; staakt/staken; gestaakt; opgehangen; betaald; ontdekt; gevonden; aangetroffen; weggesleept;
    vastgelopen; gekost; kost/kostte`),
  hedges: phrases(`
    naar verluidt; naar eigen zeggen; vermoedelijk; vermoedelijke; mogelijk; mogelijke; zou/zouden;
    zogenaamd/zogenaamde; zogeheten; zogenoemde; beweert/beweren/beweerde/beweerden; beweerd; vermeend/vermeende;
    onbevestigd/onbevestigde; niet (onafhankelijk) bevestigd; niet (onafhankelijk) geverifieerd; nog niet bevestigd;
    lijkt/lijken te; lijkt/lijken; schijnt/schijnen; blijkbaar; kennelijk; waarschijnlijk; waarschijnlijke;
    verdacht/verdachte van; verdacht; wordt/worden verdacht; geruchten; gerucht; kon/konden niet (worden) bevestigd;
    niet worden bevestigd; zonder bewijs; vermoed; naar verwachting; wellicht; ogenschijnlijk; gespeculeerd;
    wordt gezegd; niet uitgesloten; volgens geruchten`),
  disclaimers: {
    patterns: phrases(`
      
      niet (onafhankelijk) (te) (worden) geverifieerd/bevestigd/gecontroleerd/verifiëren/controleren/bevestigen/checken;
      niet onafhankelijk … geverifieerd/bevestigd/gecontroleerd/verifiëren/controleren/bevestigen/nagaan/vaststellen/vastgesteld;
      niet door onafhankelijke bronnen … bevestigd/geverifieerd; niet kunnen verifiëren/controleren/bevestigen;
      niet … kunnen verifiëren/controleren/nagaan; niet van onafhankelijke zijde bevestigd; niet (te) verifieerbaar;
      niet verifieerbaar; oncontroleerbaar; geen onafhankelijke bevestiging;
      kon/konden/kan/kunnen … niet … verifiëren/controleren/bevestigen/nagaan;
      kon/konden/kan/kunnen … niet … worden bevestigd/geverifieerd/gecontroleerd/nagegaan;
      onmogelijk … te verifiëren/controleren; onafhankelijk … niet bevestigd; moeilijk … te verifiëren/controleren;
      valt/vallen/is/zijn niet (onafhankelijk) te verifiëren/controleren/checken;
      onafhankelijke bevestiging … ontbreekt`),
    matters: words(`
      bewering beweringen bericht berichten rapport rapporten melding meldingen claim claims verklaring verklaringen
      uitspraak uitspraken cijfer cijfers aantal aantallen dodental informatie beelden video foto dit dat deze die ze
      het lezing lezingen verhaal authenticiteit wat`),
    single: words(`
      bewering bericht melding claim verklaring uitspraak dit dat het aantal cijfer dodental informatie beelden video
      foto lezing verhaal wat authenticiteit rapport`),
    about: ['over', 'omtrent', 'rond'],
    topics: [
      words(`
        verliezen doden slachtoffers gedood gesneuveld gewonden gewond dodental omgekomen overleden doodgeschoten`),
      words(`
        veroverd verovering controle terreinwinst ingenomen heroverd bezet opmars`),
      words(`
        aanval aanvallen beschieting beschietingen raket raketten explosie explosies bombardement`),
      ['fraude', 'onregelmatigheden', 'stembussen', 'stembiljetten'],
    ],
    peoples: {
      nederlandse: 'nederland',
      britse: 'groot-brittannië',
      franse: 'frankrijk',
      spaanse: 'spanje',
      griekse: 'griekenland',
      duitse: 'duitsland',
      turkse: 'turkije',
      poolse: 'polen',
      zweedse: 'zweden',
      deense: 'denemarken',
      russische: 'rusland',
      chinese: 'china',
      ierse: 'ierland',
      amerikaanse: 'verenigde staten',
      zwitserse: 'zwitserland',
      finse: 'finland',
      israëlische: 'israël',
    },
  },
  tone: {
    opinion: phrases(`
      ik hoop; we hopen; wij hopen; bedankt; dankbaar; gedachten zijn bij; medeleven; condoleances; trots; schande;
      moet; moeten; zou moeten; hartverscheurend; verschrikkelijk; prachtig; geweldig; fantastisch; vreselijk;
      onaanvaardbaar; onacceptabel; ik vind; ik voel; we voelen; nachtmerrie; gelukkig; helaas; misschien; laten we;
      laat ons; belangrijk dat; droom; waarden; zoiets heb ik; geschokt; benieuwd; noodzakelijk; problematisch;
      hallucinant; nachtmerriescenario; absurd; belachelijk; hypocriet; verdienen; genoeg is genoeg; heel lastig;
      mooie`),
    address: ['u', 'uw', 'je', 'jij', 'jullie', 'jouw'],
  },
};
