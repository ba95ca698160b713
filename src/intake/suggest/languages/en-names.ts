import type { NameTables } from '../language.ts';
import { words } from './words.ts';

/** How English news names those who speak. */
export const enNames: NameTables = {
  he: ['he', 'she', 'who'],
  they: ['they', 'it', 'we'],
  articles: [
    'the',
    'a',
    'an',
    'one',
    'some',
    'several',
    'two',
    'three',
    'many',
    'another',
    'other',
    'his',
    'her',
    'their',
    'its',
    'our',
    'this',
    'these',
    'those',
    'both',
    'all',
    'that',
    'most',
    'few',
    'four',
    'five',
  ],
  definite: ['the'],
  roles: words(`
    president vice-president premier minister ministers chancellor king queen prince princess pope emperor sultan emir ayatollah bishop archbishop cardinal imam rabbi priest pastor reverend
    governor gov. mayor senator sen. congressman congresswoman representative rep. lawmaker lawmakers legislator legislators mp mps councillor councilor deputy commissioner ambassador envoy envoys diplomat diplomats consul secretary undersecretary
    spokesman spokeswoman spokesperson spokespeople spokespersons official officials aide aides adviser advisers advisor advisors chief chiefs head heads leader leaders boss director directors chair chairman chairwoman chairperson ceo cfo executive executives manager managers
    founder co-founder owner owners coordinator administrator general gen. colonel col. lieutenant lt. major maj. captain capt. sergeant sgt. admiral commander commanders brigadier marshal officer officers soldier soldiers fighter fighters rebel rebels militant militants insurgent insurgents gunman veteran veterans
    inspector insp superintendent detective detectives det investigator investigators prosecutor prosecutors attorney attorneys lawyer lawyers judge judges sheriff constable counsel
    analyst analysts expert experts economist economists scientist scientists researcher researchers professor prof. academic academics historian historians engineer engineers doctor doctors dr. dr nurse nurses surgeon medic medics paramedics epidemiologist meteorologist forecaster forecasters strategist strategists
    source sources witness witnesses eyewitness eyewitnesses resident residents neighbour neighbours neighbor neighbors local locals villager villagers survivor survivors victim victims relative relatives family mother father brother sister son daughter wife husband widow friend friends pal pals insider insiders passer-by
    farmer farmers teacher teachers student students worker workers driver fisherman fishermen shopkeeper trader traders tourist tourists passenger passengers refugee refugees migrant migrants pensioner owner volunteer volunteers activist activists campaigner campaigners protester protesters critic critics opponent opponents supporter supporters ally allies rival
    coach trainer striker midfielder defender goalkeeper skipper player players star singer actor actress author writer director striker forward athlete champion rider referee
    journalist journalists correspondent reporter reporters columnist editor editors author authors blogger
    people man woman men women person individual someone somebody others mr mr. mrs mrs. ms ms. miss sir lord lady dame baroness
    candidate candidates incumbent democrat democrats republican republicans voter voters observer observers monitor monitors rapporteur rescuer rescuers firefighter firefighters pilot crew staff member members figure author negotiator negotiators mediator mediators patron vicar teenager toddler parents
    billionaire businessman entrepreneur investor investors banker bankers landlord tenant tenants consumer consumers regulator user users whistleblower
    envoy co-chair vice-chair deputy premier first-minister treasurer comptroller auditor ombudsman curator warden principal headteacher headmaster dean chaplain coroner pathologist`),
  organisations: words(`
    ministry government administration army military police force forces navy agency office department council commission committee court parliament senate congress assembly party opposition union unions company firm bank group organisation organization
    charity institute institution university college school hospital hospitals airline airport club team federation association service services authority authorities bureau board embassy mission campaign coalition alliance watchdog regulator centre center fund ngo kremlin
    pentagon cabinet regime junta command guard coastguard brigade battalion regiment militia front movement network foundation trust corporation retailer manufacturer operator utility giant maker carmaker producer supplier startup consultancy insurer lender fraternity tribunal prosecution
    house palace treasury league consortium society academy laboratory lab observatory city county state province town region country nation nations states union bloc eu un nato imf who opec who unicef unhcr fbi cia nsa idf nhs fda cdc fifa uefa ioc
    israel-based london-based taliban hamas hezbollah houthis isis kingdom republic federation secretariat delegation plaintiff defendant management developer exchange conglomerate brand chain carrier shipyard refinery plant factory side sides capital pollster economists company's`),
  outlets: words(`
    newspaper paper broadcaster broadcasters magazine website site news daily tabloid channel station media outlet outlets press times post journal tribune herald gazette guardian telegraph independent mirror sun mail chronicle observer
    cnn bbc reuters ap afp nbc abc cbs npr pbs cnbc msnbc bloomberg politico axios tass ria interfax xinhua nhk kyodo dpa efe ansa anadolu itv sky al-jazeera aljazeera rtl nos wsj tv radio newswire wire network blog podcast`),
  records: words(`
    report reports data study studies poll polls survey surveys figures statistics footage video videos images pictures photos photographs documents document records statement analysis letter research test tests result results investigation
    indictment lawsuit complaint filing filings audit review census forecast forecasts projections estimates model models review index account accounts text email emails memo transcript recording notice release message post readout communique briefing ruling order invoice evidence findings inquiry`),
  places: words(
    'moscow kyiv kiev beijing washington brussels london paris berlin tehran jerusalem ankara tokyo seoul pyongyang delhi islamabad kabul damascus baghdad riyadh cairo rome madrid warsaw vienna budapest belgrade minsk downing america britain u.s. us u.k. uk u.n. holland europe',
  ),
  compounds: false,
  particles: words(
    'van von der den de del della di da dos du la le el al bin ibn ben ter ten te zu bint abu st. mac o',
  ),
  within: ['of', 'for', 'at', 'in', 'from', 'on', 'and', 'the', "'s", 'to', 'with'],
  borders: words(`
    that which who whom whose where when while after before because although though if as but since until unless so than whether during amid
    about against into onto under over through between among via without within despite following regarding according
    by is are was were be been being has have had will would could should may might can must does did do not also told said says`),
  openings: words(
    `in on at by from for with after before since during amid under over despite following as when while if because although though that which who whose where since until to of into out off via about against through meanwhile earlier later yesterday today tomorrow however then still yet also instead elsewhere here there now last this next so but and or nor what why how asked speaking according despite citing`,
  ),
  between: words(`
    has have had also later earlier then again previously recently already just once twice still now yesterday today tonight overnight meanwhile however instead further even always often never since both each himself herself themselves itself
    monday tuesday wednesday thursday friday saturday sunday on late early this last next week month year morning afternoon evening night at the time ago has been duly long first publicly privately soon only
    january february march april may june july august september october november december in initially all will is`),
  notNames: words(`
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
    the a an in on at by but and or so as if it he she they we you i his her their its this that these those there here what when where why how who which while after before since although though because
    meanwhile however earlier later yesterday today tomorrow now then also still even only some many most several two three four five six seven eight nine ten no not
    for from with without under over during despite following according speaking asked both all each every other another one at to of
    christmas easter ramadan covid gmt et utc nightly`),
};
