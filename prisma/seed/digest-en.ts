import type { SeedDocument } from './types.ts';

export const digestEn: SeedDocument = {
  key: 'digest-en',
  title: 'Night digest, 20–21 March 2023',
  publisher: 'Claimdesk example desk',
  language: 'en',
  author: 'Chris Contributor',
  publishedAt: '2023-03-21',
  capturedAt: '2023-03-21T06:30:00.000Z',
  text: `This digest sums up, in the words of the example desk, what CNN's live coverage of the war in Ukraine told its readers between Monday evening and the first hours of Tuesday. The desk has checked nothing in it. Where CNN says how far its own checking went, the digest says so too. The page gives only relative times, so every day below was worked out from words such as "Monday" and "Saturday".

In short

Bakhmut: Wagner's leader puts his share of the city at some 70 per cent, while Kyiv speaks of grave losses among his men.

Crimea: both sides report an attack on Dzhankoi late on Monday, and differ on what it hit.

Europe: eighteen states will buy shells together, and Norway's tanks have arrived.

Asia: Japan's head of government is bound for Kyiv, unannounced, while China's leader is a guest in the Kremlin.

Bakhmut: two accounts of one battle

Yevgeny Prigozhin, who leads the Wagner group, addressed an open letter to Sergei Shoigu, Russia's minister of defence, and put it on Telegram on Monday. Roughly 70 per cent of Bakhmut, he writes there, is in the hands of his units, and they are fighting on for the rest. Earlier in March he had himself described the battle as very hard.

The letter also contains a warning. A Ukrainian offensive might come, Prigozhin believes, at the end of March or the beginning of April; if it does, it would separate Wagner from the other Russian forces in the east. He wants Shoigu to see to it that this does not happen.

Ukraine tells another story. On Saturday its military called Wagner's losses around the city "colossal" and added that the group had been driven to call in Russian paratroopers. Serhii Cherevatyi, who speaks for Ukraine's troops on the eastern front, was more exact on national television: units of Russia's regular army now prop Wagner up, he said, airborne ones before all others. He had a forecast as well: after Bakhmut there will be no further battle for Wagner, because it is throwing everyone it has into this one, former prisoners included. The page does not say on which day he spoke.

How far it was checked: CNN states that it was unable to confirm on its own either what Prigozhin asserts or what Ukraine says about Russian casualties. About the reinforcements it makes no such remark.

Prigozhin has plans beyond the letter. In a voice message of Saturday, again on Telegram, he named the number of men whom he wants to sign up by the middle of May: around 30,000.

Crimea: the attack on Dzhankoi

Late on Monday Ukraine's defence ministry reported an attack on Dzhankoi, a town in the north of occupied Crimea. Kalibr cruise missiles on their way by rail were destroyed there, the ministry said. It stopped short of saying that Ukraine had carried out the attack, but presented it as one more step towards an end of the occupation.

Sergei Aksyonov, whom Russia has put in charge of the peninsula, agrees that there was an attack. By his account one person was hurt and damage was done to two buildings. He says that the air defences of the region went into action; under a photograph, the same page has him say this of Dzhankoi alone.

CNN matched an amateur video with a place on the map; it shows a big blast and a ball of fire. Someone who cannot be seen says on it that the railway station has been hit.

How far it was checked: the film leaves open what was struck, and CNN says that it could not establish the precise spot.

Two pieces of background stand beside the report. In 2022 the British defence ministry counted Dzhankoi and Gvardeyskoye among the places where Russia keeps its weightiest military airfields in Crimea, one at each of them; it also called the town a hub of supply for the Russian front in the south. And the United States has in the past accused Russia of launching cruise missiles at civilian targets in Ukraine from naval vessels on the Black Sea.

Europe: shells, money and tanks

Seventeen members of the European Union, joined by Norway, are to buy ammunition together. The European Defence Agency made the agreement known on Monday by a news release. It serves two ends, to help Ukraine and to fill the stores at home again, and it has two tracks: a quick one of two years for 155 mm shells, a slow one of seven for several kinds of ammunition. The agency expects more countries to follow. CNN lists the eighteen by name: in the north Norway, Sweden, Finland and Estonia; in the west the Netherlands, Belgium, Luxembourg, France and Germany; in the middle Austria, the Czech Republic and Slovakia; in the south and south-east Portugal, Malta, Greece, Cyprus, Croatia and Romania.

Earlier that day Estonia's minister of defence, Hanno Pevkur, had given a quantity. One million rounds of the 155 mm calibre are to be bought jointly for Ukraine, he said after a meeting in Brussels; EU members had settled on that. Volodymyr Zelensky put a price on the decision in his nightly address: two billion euros, part of it for shells that can be sent at once and part for making new ones.

From Washington comes a further 350 million dollars in security aid, authorised by the Biden administration. Zelensky gave thanks for that package in the same speech. Since the invasion the sum that the United States has committed by presidential drawdown has, in CNN's reckoning, passed 32 billion dollars.

Eight Leopard 2 tanks from Norway are now in Ukrainian hands, according to the Norwegian Armed Forces. Their future crews are being trained in Poland.

Japan's part is money: in February it promised Ukraine 5.5 billion dollars for humanitarian ends, by CNN's account four times what it had given until then.

Asia: Kishida goes to Kyiv

Fumio Kishida, the prime minister of Japan, is to see Zelensky on Tuesday in Kyiv, as the foreign ministry in Tokyo has confirmed. The ministry says that he will promise lasting support and speak out against the redrawing of borders by force. He comes from India and goes on to Poland a day later.

The broadcaster NHK gives the journey its place in history: since the Second World War no Japanese premier before him has gone to a country or an area where fighting was under way. Nor has any other ally of the United States in that region sent its leader to Ukraine.

Asia: Xi in Moscow, and how Washington sees it

Xi Jinping began three days in Moscow on Monday. In the first talks he told Vladimir Putin that the aims of China and Russia are alike, CNN writes without naming a source. He also let it be known that he would welcome Putin in office after the election of 2024.

John Kirby, who speaks for the National Security Council, expects little good of the meeting. Washington fears a call for a truce that would leave Russian soldiers where they stand. On arms for Russia he was careful in an interview: he knows of no sign that Beijing is about to send any, but in his view it has not struck the possibility off its list.

Contact between the two capitals goes on all the same. President Biden would like to speak with Xi again, but no date has been agreed. Antony Blinken's journey to Beijing, put off in February over the balloon, is still wanted; an official of the State Department, who is not named, said last month that Blinken would go as soon as circumstances permit, and left open which circumstances those are.

On names

The page writes Askyonov for Aksyonov and in one place Prigozin for Prigozhin. This digest uses the usual forms.`,
};
