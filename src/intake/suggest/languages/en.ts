import type { Language } from '../language.ts';
import { pairs, phrases, words } from './lists.ts';

export const en: Language = {
  tag: 'en',
  lines: {
    abbreviations: words(`
      mr. mrs. ms. dr. prof. rev. hon. st. sr. jr. gen. lt. col. maj. capt. cpl. sgt. cmdr. adm. brig. pvt. det. insp.
      supt. gov. sen. rep. pres. u.s. u.k. u.n. e.u. d.c. no. nos. vs. v. inc. ltd. co. corp. dept. est. approx. fig.
      e.g. i.e. cf. al. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. mt. ft. messrs. atty. spc.`),
    bylines: phrases(`
      by; from; reporting by; words by; text by; analysis by; story by; updated by`),
    furniture: phrases(`
      read more; read also; read next; read the full; read full; read entire; read our; more on; see also; also read;
      related; sign up; subscribe; click here; follow us; share this; do you know; have you; got a tip; advertisement;
      watch live; watch the; listen to; copyright; all rights reserved; reporting by; additional reporting;
      editing by; get in touch; continue reading; skip to; this article was; this story has; file photo`),
    times: words(`
      hr hrs hour hours min mins minute minutes sec secs second seconds day days week weeks month months year years
      ago just now updated published posted last at on am pm a.m. p.m. et edt est gmt utc bst cet monday tuesday
      wednesday thursday friday saturday sunday january february march april may june july august september october
      november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec read`),
    captions: words(`
      photo photos picture pictures photograph image images credit file pool illustration video`),
  },
  reporting: {
    saying: phrases(`
      say/says/said; tell/tells/told; announce/announces/announced; declare/declares/declared; stated;
      state/states that; explain/explains/explained; claimed; claim/claims that; insist/insists/insisted;
      assert/asserts/asserted; allege/alleges/alleged; reported; report/reports that; confirm/confirms/confirmed;
      deny/denies/denied; warn/warns/warned; acknowledge/acknowledges/acknowledged; admit/admits/admitted;
      concede/concedes/conceded; reveal/reveals/revealed; disclose/discloses/disclosed; noted; note/notes that;
      stress/stresses/stressed that; emphasise/emphasises/emphasised/emphasize/emphasizes/emphasized;
      point/points/pointed out; argued; argue/argues; contend/contends/contended; reiterate/reiterates/reiterated;
      repeated that; replies/replied; responded that; remark/remarks/remarked; commented;
      recall/recalls/recalled; recount/recounts/recounted; write/writes/wrote; tweet/tweets/tweeted; posted; quipped;
      joked; added; adds that; testify/testifies/testified; inform/informs/informed; notified;
      clarify/clarifies/clarified; boast/boasts/boasted; lament/laments/lamented; caution/cautions/cautioned;
      complain/complains/complained; opine/opines/opined; summed up; put/puts it; made (it) clear;
      make/makes it known; made it known; let it be known; made known; gone/went/go/goes on record; spoke of;
      speaks of; talked of; told of; described how; chimed in; observed; observe/observes that; reasoned;
      reads/read :; came to the conclusion; agreed that; hit back; fired back; continued :`),
    taking: phrases(`
      estimate/estimates/estimated; predict/predicts/predicted; forecast/forecasts; believe/believes/believed;
      think/thinks/thought; reckon/reckons/reckoned; suggest/suggests/suggested; indicate/indicates/indicated;
      signal/signals/signalled/signaled; hint/hints/hinted; conclude/concludes/concluded; found that; find/finds that;
      found; documents/documented; determined that; show/shows/showed/shown; expect/expects/expected; fear/fears/feared; hope/hopes/hoped;
      vow/vows/vowed; pledge/pledges/pledged; promise/promises/promised; threaten/threatens/threatened;
      guarantee/guarantees/guaranteed; accuse/accuses/accused; blame/blames/blamed;
      criticise/criticises/criticised/criticize/criticizes/criticized; condemn/condemns/condemned;
      denounce/denounces/denounced; slam/slams/slammed; blasted; praise/praises/praised; hail/hails/hailed;
      welcome/welcomes/welcomed; urge/urges/urged; call/calls/called for; called on; call/calls/called; calls on;
      demand/demands/demanded; ask/asks/asked; appeal/appeals/appealed; appealed for/to; complained about/of;
      propose/proposes/proposed; recommend/recommends/recommended; advise/advises/advised; request/requests/requested;
      reject/rejects/rejected; dismiss/dismisses/dismissed; rule/rules/ruled out; describe/describes/described;
      brand/brands/branded; labelled/labeled; put/puts the; express/expresses/expressed; voiced;
      underline/underlines/underlined; underscored that; highlight/highlights/highlighted; rebuke/rebukes/rebuked;
      dispute/disputes/disputed; question/questions/questioned;
      apologise/apologises/apologised/apologize/apologizes/apologized; pointed to; points to; plan/plans/planned to;
      intend/intends/intended; want/wants/wanted to; maintain/maintains/maintained; stressed; agree/agrees/agreed;
      suspect/suspects/suspected; assess/assesses/assessed; attribute/attributes/attributed;
      refuse/refuses/refused to; swear/swears/swore; assure/assures/assured; count/counts/counted; recorded; issued;
      identified; ruled that; ruled; calculated; outlined; spoken out; spoke out; credited; likened; compared;
      doubt/doubts/doubted; consider/considers/considered; view/views/viewed; sees/saw no; see/sees; claim/claims;
      report/reports; note/notes; approve/approves/approved; authorise/authorised/authorize/authorized; ordered;
      proclaimed; hinted; backed; defended; publish/publishes/published`),
    adding: words(`
      adding saying warning claiming insisting arguing telling stating noting suggesting writing explaining stressing
      alleging confirming calling describing accusing predicting promising vowing denying blaming citing reasoning
      reporting observing admitting acknowledging pledging announcing declaring urging`),
    participles: [],
    auxiliaries: words(`
      has have had 's 've 'd is are was were will would did do does been be`),
    passives: words(`
      was were been be being is are get got gets`),
    agent: ['by'],
    quoted: phrases(`
      quoted as saying; quote/quotes/quoted … as saying; cited … as saying; quoted by … as saying; cited as saying;
      heard saying; quoted … as saying`),
    nounBefore: words(`
      of for by about in from and or made are were is was have has against over )`),
    joining: ['and', 'but', 'or', 'then'],
    relative: ['who', 'which', 'that'],
    blockers: words(`
      to didn't doesn't don't won't wouldn't can't cannot couldn't would could should may might must can a an the his
      her their its this that these those no any many such of for in with by on from not never united and/or`),
    frames: phrases(`
      according to; as per; in the words of; in the view of; in the eyes of; in the opinion of; citing; quoting;
      as reported by; as confirmed by; as announced by; announced by; released by; published by; issued by;
      in a statement by; in a statement from; a statement from; a statement by; reported by; compiled by;
      attributed to; claimed by; data from; figures from; data … published by; figures … published by;
      figures released by; as told by; confirmed by; provided by; information from; analysis by; poll by; survey by;
      study by; report by; a statement … by`),
    owned: phrases(`
      account; view; words; reckoning; estimate/estimates; assessment; telling; claim/claims that;
      assertion/assertions; opinion; statement said/says; warning that; announcement that`),
    future: phrases(`
      will; 'll; shall; would; going to; plan/plans/planned to; intend/intends/intended to; expected to;
      is/are due to; set to; vow/vowed/vows to; pledge/pledged/pledges to; promised to;
      predicts/predicted/forecast/forecasts; may; might; could; want/wants to; next week/month/year; tomorrow`),
    judging: words(`
      praise/praised/praises accuse/accused/accuses call/called/calls condemn/condemned/condemns blame/blamed/blames
      thank/thanked/thanks urge/urged/urges hail/hailed/hails
      criticise/criticised/criticises/criticize/criticized/criticizes describe/described/describes
      dismiss/dismissed/dismisses denounce/denounced/denounces slam/slammed/slams welcomed/welcomes
      express/expressed/expresses apologised/apologized/apologises demand/demanded/demands ask/asked/asks appealed`),
    backward: [],
    modals: [],
    subordinators: words(`
      that which who whom whose where when while after before because although though if as since until unless whether`),
    self: phrases(`
      by his/her/their/its own account/admission/count/reckoning; on his/her/their/its own account`),
    theirs: phrases(`
      in his/her/their/its view; in his/her/their/its opinion; in his/her/their/its words; in his/her/their/its eyes`),
    impersonal: [],
    idioms: phrases(`
      as expected/planned/promised/announced/reported; than expected; said goodbye/farewell/yes/no; told off;
      state of; so called; view of; point of view; called off; called up; found guilty;
      found himself/herself/themselves/itself; found in/on/at; found a/an/the; shows up; showed up; count on;
      noted for; planned for; stated in; posted a/an win/loss/profit; reported missing/dead; reported to the;
      report to; thought of`),
    verbSecond: false,
  },
  names: {
    he: ['he', 'she', 'who', 'him', 'her'],
    they: ['they', 'it', 'we', 'them', 'us'],
    articles: words(`
      the a an one some several two three many another other his her their its our this these those both all that most
      few four five`),
    definite: ['the'],
    roles: words(`
      president vice-president premier minister ministers chancellor king queen prince princess pope emperor sultan
      emir ayatollah bishop archbishop cardinal imam rabbi priest pastor reverend governor gov. mayor senator sen.
      congressman congresswoman representative rep. lawmaker lawmakers legislator legislators mp mps councillor
      councilor deputy commissioner ambassador envoy envoys diplomat diplomats consul secretary undersecretary
      spokesman spokeswoman spokesperson spokespeople spokespersons official officials aide aides adviser advisers
      advisor advisors chief chiefs head heads leader leaders boss director directors chair chairman chairwoman
      chairperson ceo cfo executive executives manager managers founder co-founder owner owners coordinator
      administrator general gen. colonel col. lieutenant lt. major maj. captain capt. sergeant sgt. admiral commander
      commanders brigadier marshal officer officers soldier soldiers fighter fighters rebel rebels militant militants
      insurgent insurgents gunman veteran veterans inspector insp superintendent detective detectives det investigator
      investigators prosecutor prosecutors attorney attorneys lawyer lawyers judge judges sheriff constable counsel
      analyst analysts expert experts economist economists scientist scientists researcher researchers professor prof.
      academic academics historian historians engineer engineers doctor doctors dr. dr nurse nurses surgeon medic
      medics paramedics epidemiologist meteorologist forecaster forecasters strategist strategists source sources
      witness witnesses eyewitness eyewitnesses resident residents neighbour neighbours neighbor neighbors local
      locals villager villagers survivor survivors victim victims relative relatives family mother father brother
      sister son daughter wife husband widow friend friends pal pals insider insiders passer-by farmer farmers teacher
      teachers student students worker workers driver fisherman fishermen shopkeeper trader traders tourist tourists
      passenger passengers refugee refugees migrant migrants pensioner volunteer volunteers activist activists
      campaigner campaigners protester protesters critic critics opponent opponents supporter supporters ally allies
      rival coach trainer striker midfielder defender goalkeeper skipper player players star singer actor actress
      author writer forward athlete champion rider referee journalist journalists correspondent reporter reporters
      columnist editor editors authors blogger people man woman men women person individual someone somebody others mr
      mr. mrs mrs. ms ms. miss sir lord lady dame baroness candidate candidates incumbent democrat democrats
      republican republicans voter voters observer observers monitor monitors rapporteur rescuer rescuers firefighter
      firefighters pilot crew staff member members figure negotiator negotiators mediator mediators patron vicar
      teenager toddler parents billionaire businessman entrepreneur investor investors banker bankers landlord tenant
      tenants consumer consumers regulator user users whistleblower co-chair vice-chair first-minister treasurer
      comptroller auditor ombudsman curator warden principal headteacher headmaster dean chaplain coroner pathologist`),
    departments: words(`
      state defence defense interior affairs health education finance justice transport transportation commerce energy
      agriculture labour labor homeland trade economy environment`),
    organisations: words(`
      ministry government administration army military police force forces navy agency office department council
      commission committee court parliament senate congress assembly party opposition union unions company firm bank
      group organisation organization charity institute institution university college school hospital hospitals
      airline airport club team federation association service services authority authorities bureau board embassy
      mission campaign coalition alliance watchdog regulator centre center fund ngo kremlin pentagon cabinet regime
      junta command guard coastguard brigade battalion regiment militia front movement network foundation trust
      corporation retailer manufacturer operator utility giant maker carmaker producer supplier startup consultancy
      insurer lender fraternity tribunal prosecution house palace treasury league consortium society academy
      laboratory lab observatory city county state province town region country nation nations states bloc eu un nato
      imf who opec unicef unhcr fbi cia nsa idf nhs fda cdc fifa uefa ioc taliban hamas hezbollah houthis isis kingdom
      republic secretariat delegation plaintiff defendant management developer exchange conglomerate brand chain
      carrier shipyard refinery plant factory side sides capital pollster`),
    outlets: words(`
      newspaper paper broadcaster broadcasters magazine website site news daily tabloid channel station media outlet
      outlets press times post journal tribune herald gazette guardian telegraph independent mirror sun mail chronicle
      observer cnn bbc reuters ap afp nbc abc cbs npr pbs cnbc msnbc bloomberg politico axios tass ria interfax xinhua
      nhk kyodo dpa efe ansa anadolu itv sky al-jazeera aljazeera rtl nos wsj tv radio newswire wire network blog
      podcast`),
    records: words(`
      report reports data study studies poll polls survey surveys figures statistics footage video videos images
      pictures photos photographs documents document records statement analysis letter research test tests result
      results investigation indictment lawsuit complaint filing filings audit review census forecast forecasts
      projections estimates model models index account accounts text email emails memo transcript recording notice
      release message post readout communique briefing polling figure ruling order invoice evidence findings inquiry
      law laws rules agreement treaty constitution schedule plan plans legislation contract`),
    ages: ['-year-old', 'year-old', 'year-olds'],
    nationalEndings: words(`
      an ese ish ic lish ench utch`),
    handled: words(`
      geolocated verified reviewed seen obtained shared posted filmed analysed analyzed authenticated`),
    places: words(`
      moscow kyiv kiev beijing washington brussels london paris berlin tehran jerusalem ankara tokyo seoul pyongyang
      delhi islamabad kabul damascus baghdad riyadh cairo rome madrid warsaw vienna budapest belgrade minsk downing
      america britain u.s. us u.k. uk u.n. holland europe`),
    compounds: false,
    particles: words(`
      van von der den de del della di da dos du la le el al bin ibn ben ter ten te zu bint abu st. mac o`),
    within: words(`
      of for at in from on and the 's to with`),
    borders: words(`
      that what which who whom whose where when while after before because although though if as but since until
      unless so than whether during amid about against into onto under over through between among via without within
      despite following regarding according by is are was were be been being has have had will would could should may
      might can must does did do not also told said says`),
    openings: words(`
      in on at by from for with after before since during amid under over despite following as when while if because
      although though that which who whose where until to of into out off via about against through meanwhile earlier
      later yesterday today tomorrow however then still yet also instead elsewhere here there now last this next so
      but and or nor what why how asked speaking according citing`),
    between: words(`
      has have had also later earlier then again previously recently already just once twice still now yesterday today
      tonight overnight meanwhile however instead further even always often never since both each himself herself
      themselves itself monday tuesday wednesday thursday friday saturday sunday on late early this last next week
      month year morning afternoon evening night at the time ago been duly long first publicly privately soon only
      january february march april may june july august september october november december in initially all will is`),
    notNames: words(`
      monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
      september october november december the a an in on at by but and or so as if it he she they we you i his her
      their its this that these those there here what when where why how who which while after before since although
      though because meanwhile however earlier later yesterday today tomorrow now then also still even only some many
      most several two three four five six seven eight nine ten no not for from with without under over during despite
      following according speaking asked both all each every other another one to of christmas easter ramadan covid
      gmt et utc nightly`),
  },
  figures: {
    numbers: words(`
      two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
      nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
      millions billion billions trillion dozen dozens scores half quarter twenty-one twenty-two twenty-three
      twenty-four twenty-five thirty-five`),
    one: ['one', 'a'],
    units: words(`
      percent % per cent percentage point points dollars dollar euros euro pounds pound francs yen yuan roubles rubles
      crowns rupees pesos rand hryvnia cents km kilometre kilometres kilometer kilometers mile miles metre metres
      meter meters feet foot inch inches mph kph knots acres hectares square tonne tonnes ton tons kg kilos litres
      liters gallons barrels degrees celsius megawatts gigawatts mw gw kwh mm cm magnitude hour hours minute minutes
      day days week weeks month months year years decades people persons person men women children civilians soldiers
      troops fighters police officers passengers migrants refugees residents employees workers patients students
      voters prisoners hostages protesters demonstrators arrests victims casualties deaths dead killed wounded injured
      missing cases infections tanks missiles drones rockets shells rounds bombs strikes attacks explosions aircraft
      planes jets helicopters ships boats vessels vehicles cars homes houses buildings villages flights seats votes
      goals jobs customers shares bodies nations countries states members crew fold times bn m million billion
      trillion`),
    phrases: phrases(`
      dozens/hundreds/thousands/millions/scores/tens (of);
      doubled/tripled/quadrupled/halved/quadrupling/doubling/tripling; the first time; for the first; first … since;
      the first … by/ever/to; record high/low; a majority of; most of;
      largest/highest/lowest/biggest/worst/deadliest/strongest … since;
      largest/highest/lowest/biggest/worst/deadliest … ever; half of; third of; two-thirds; two thirds;
      three quarters; three-quarters; quarter of; one in <number>; death toll; twice as; three times as;
      several hundred; several thousand; one person; one man; one woman; one child;
      a man/woman/child/person was killed/injured/arrested/wounded; nobody was; no one was; no casualties; no injuries`),
    qualifiers: phrases(`
      about; around; some; nearly; almost; roughly; approximately; more than; less than; fewer than; at least;
      at most; up to; over; under; as many as; an estimated; exactly; just; only; between; close to; below; above;
      an average of; an additional; another`),
    plurals: ['s', 'men', 'people', 'children'],
    notAfter: words(`
      january february march april may june july august september october november december aged age no. number
      article section chapter channel room route highway phone gate page level formula covid version since until in by`),
    notBefore: words(`
      old am pm a.m. p.m. gmt et january february march april may june july august september october november december
      ago earlier later`),
    clock: words(`
      am pm a.m. p.m. gmt et hours`),
  },
  channels: {
    nouns: pairs(`
      telegram = Telegram; whatsapp = WhatsApp; facebook = Facebook; instagram = Instagram; tiktok = TikTok;
      youtube = YouTube; twitter = Twitter; weibo = Weibo; bluesky = Bluesky; mastodon = Mastodon;
      linkedin = LinkedIn; truth social = Truth Social; social media; open letter; letter; voice message;
      video message/address = video message; nightly address; evening address;
      televised address/speech = televised address; address; speech; news release; press release; joint statement;
      written statement; statement; news conference; press conference; news briefing = briefing; briefing;
      national television/tv = national television; state television/tv = state television;
      television/tv = television; radio; interview; podcast; blog; blog post; post; tweet; email/e-mail = e-mail;
      memo; phone/telephone = telephone; satellite phone = telephone; report;
      court filing/documents/papers = court documents; hearing; testimony; parliament; book; website;
      reporters/journalists = remarks to reporters; op-ed`),
    prepositions: words(`
      in on via during at by through told to using from`),
  },
  events: phrases(`
    killed; wounded; injured; died; dies; drowned; murdered; shot; stabbed; beaten; arrested; detained; charged with;
    sentenced; convicted; acquitted; jailed; freed; released from; attacked; struck; hit by; shelled; bombed;
    destroyed; damaged; we are devastated; razed; burned down; set fire; set ablaze; caught fire; collapsed; sank;
    crashed; exploded; derailed; captured; seized; recaptured; retook; retaken; invaded; advanced; withdrew;
    withdrawn; retreated; fled; evacuated; displaced; rescued; pulled from; missing; kidnapped; abducted; launched;
    fired; deployed; downed; shot down; intercepted; blocked; besieged; resigned; stepped down; sacked; dismissed as;
    appointed; sworn in; elected; re-elected; won; lost; defeated; beat; voted; conceded; signed; approved; passed;
    adopted; ratified; vetoed; banned; suspended; imposed; lifted; extended; repealed; closed; shut; reopened; opened;
    halted; resumed; cancelled/canceled; postponed; delayed; sold; bought; acquired; took over; merged; laid off; cut;
    raised; fell; rose; dropped; climbed; surged; plunged; jumped; slumped; weakened; strengthened; slowed; shrank;
    grew; went bankrupt; filed for; recalled; delivered; supplied; donated; sent; arrived; left for;
    travelled/traveled to; heads/headed to; heading to; met with; meet with; met; visited; visiting; invited;
    summoned; expelled; began; started; ended; continues; underway; under way; is/are/was/were being;
    holds/held talks; trip to; visit to; took place; broke out; erupted; swept; flooded; hospitalised/hospitalized;
    treated; diagnosed; joined; has/have left; has/have moved; pulled out; took control; used to house; waiting to;
    remains/remained; ground to a halt; came to a halt; is/are expected to; is/are due to; is/are scheduled to;
    is/are set to`),
  hedges: phrases(`
    there are/were reports; allegedly; reportedly; purportedly; purported; supposedly; apparently; alleged;
    unconfirmed; unverified; unsubstantiated; rumoured/rumored; rumours/rumors; so-called; presumably; believed to;
    thought to; said to be; said to have; is/are said to; understood to;
    appears/appear/appeared/seems/seem/seemed to have; appears/appeared to be; suspected of; suspected to;
    claim/claims/claimed; claims to have; may have; might have; could have; cannot be confirmed; cannot be verified;
    could not be (independently) verified; could not be (independently) confirmed; not (yet) been confirmed;
    not been (independently) verified; unable to (independently) verify; unable to confirm; possibly; may be;
    is/are suspected; without (providing) evidence; without offering evidence; self-described; self-proclaimed;
    by … own account; appeared to show; appears/appear to show; widely believed; likely to; are/is likely; suspected`),
  disclaimers: {
    patterns: phrases(`
      unable to (immediately) (independently) verify/confirm/corroborate/authenticate;
      could not (immediately) (independently) verify/confirm/corroborate/authenticate;
      cannot (independently) verify/confirm/corroborate; couldn't (immediately) (independently) verify/confirm;
      can't (independently) verify/confirm;
      has/have/had not (been) (able) (to) (yet) (independently) verify/confirm/verified/confirmed/corroborated;
      hasn't/haven't (been) (able) (to) (independently) verify/confirm/verified/confirmed;
      not been able to (independently) verify/confirm; hasn't/haven't been able to (independently) verify/confirm;
      could not be (immediately) (independently) verified/confirmed/corroborated/authenticated;
      cannot be (independently) verified/confirmed; couldn't be (independently) verified/confirmed;
      not been (independently) verified/confirmed/corroborated;
      not (immediately) possible to (independently) verify/confirm; impossible to (independently) verify/confirm;
      not (yet) independently verified/confirmed; no independent confirmation;
      no way to (independently) verify/confirm; was not able to (independently) verify/confirm;
      were not able to (independently) verify/confirm; not in a position to verify/confirm;
      did not (immediately) (independently) verify; difficult to (independently) verify/confirm;
      without independent confirmation; no independent verification`),
    matters: words(`
      claim claims report reports account accounts statement statements allegation allegations assertion assertions
      figure figures number numbers toll information details version versions footage video videos images photos
      authenticity this that these it them either any what location date`),
    single: words(`
      claim report account statement allegation assertion this that it figure footage video toll location date
      authenticity what details information number version videos images photos`),
    about: ['of', 'about', 'on', 'regarding', 'concerning', 'over'],
    topics: [
      words(`
        casualties casualty losses killed dead deaths wounded injured died kills toll fatalities lost killing`),
      words(`
        captured control controls capture seized advance advances territory gains taken took retaken`),
      words(`
        strike strikes attack attacks shelling bombing missile missiles explosion explosions`),
      ['fraud', 'irregularities', 'rigging', 'ballots', 'votes'],
    ],
    peoples: {
      dutch: 'netherlands',
      british: 'britain',
      french: 'france',
      spanish: 'spain',
      greek: 'greece',
      american: 'us',
      danish: 'denmark',
      polish: 'poland',
      turkish: 'turkey',
      swiss: 'switzerland',
      welsh: 'wales',
      irish: 'ireland',
      chinese: 'china',
      finnish: 'finland',
      swedish: 'sweden',
      german: 'germany',
    },
  },
  tone: {
    opinion: phrases(`
      i hope; we hope; thank you; grateful; thanks to; condolences; our thoughts; our hearts; thoughts and prayers;
      proud; heartbreaking; heartbroken; we are devastated; shame; a disgrace; nightmare; must; should; i love;
      i feel; we feel; i am happy; delighted; honoured/honored; dream; beautiful; wonderful; amazing; incredible;
      fantastic; terrible; unacceptable; outrageous; courage; gutted; we need to; it is important; it's important;
      let's; let us; god bless; perhaps; i think; values; spirit; challenge to the; committed to; desperate; generous;
      horrendous; disappointing; a good way; right to expect; absurd; pathetic; hypocrisy; deserve/deserves;
      we will not accept; enough is enough`),
    address: ['you', 'your', "you're", "don't miss", 'please', 'anyone with'],
  },
};
