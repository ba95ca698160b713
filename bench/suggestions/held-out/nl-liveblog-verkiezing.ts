import { claim, type LabelledText, other } from '../labelled-text.ts';

export const nlLiveblogVerkiezing: LabelledText = {
  name: 'nl-liveblog-verkiezing',
  language: 'nl',
  style: 'liveblog: verkiezingsavond in een verzonnen land, met tijden en opsomming',
  paragraphs: [
    [other('Liveblog verkiezingen Kestrië: stembureaus gesloten, tellen begonnen')],
    [other('22:41')],
    [claim("Waarnemers: 'ernstige onregelmatigheden' in het zuiden", 'Waarnemers')],
    [
      claim(
        'De OVSE-waarnemers spreken van ernstige onregelmatigheden bij tenminste 120 stembureaus in het zuiden van Kestrië.',
        'De OVSE-waarnemers',
      ),
      claim('Op sommige plekken zouden stembussen al voor opening gevuld zijn geweest.'),
      claim('Missiehoofd Astrid Sandvik noemt de situatie "uiterst zorgwekkend".', 'Astrid Sandvik'),
    ],
    [
      claim('De centrale kiescommissie spreekt dat tegen.', 'De centrale kiescommissie'),
      claim(
        'Voorzitter Dragan Petrić verklaarde op de staatstelevisie dat er "geen enkele klacht" is binnengekomen.',
        'Dragan Petrić',
      ),
      other('De beweringen van Petrić en van de waarnemers zijn door onze redactie niet onafhankelijk te controleren.'),
    ],
    [other('22:15')],
    [claim('Opkomst ruim 71 procent')],
    [
      claim(
        'De opkomst bedroeg om acht uur vanavond 71,3 procent, heeft de kiescommissie bekendgemaakt.',
        'de kiescommissie',
      ),
      claim('Vier jaar geleden was dat 58 procent.'),
    ],
    [other('21:50')],
    [claim('Exitpoll: oppositie nipt aan kop')],
    [
      claim(
        'Uit een exitpoll van onderzoeksbureau Faktum blijkt dat oppositieleider Milena Zorić 49,5 procent van de stemmen krijgt.',
        'Faktum',
      ),
      claim('Zittend president Goran Havel komt daarin uit op 46 procent.', 'Faktum'),
      other('De foutmarge is groot genoeg om alles nog te laten kantelen.'),
    ],
    [
      claim(
        '"We hebben gewonnen, en iedereen in het paleis weet dat", zei Zorić tegen een juichende menigte in Podgrad.',
        'Zorić',
      ),
      claim('Haar partij eist dat Havel nog vannacht zijn nederlaag erkent.', 'Haar partij'),
      claim('Diens campagneteam laat via Telegram weten dat de president "gewoon wint".', 'campagneteam'),
    ],
    [other('Aanhangers van Zorić zwaaien met vlaggen op het Vrijheidsplein. (Beeld: AFP)')],
    [other('21:02')],
    [other('Wat staat er op het spel?')],
    [
      other('Kestrië (4,2 miljoen inwoners) werd in 1992 onafhankelijk en is sinds 2009 lid van de NAVO.'),
      other('Deze verkiezingen gelden als een tweestrijd tussen Brussel en Moskou.'),
      claim('Havel heeft beloofd het associatieverdrag met de EU binnen honderd dagen op te zeggen.', 'Havel'),
      claim('Naar eigen zeggen heeft hij daarvoor al de steun van 64 parlementariërs.', 'Havel'),
    ],
    [
      claim('De Hongaarse premier was de eerste die Havel feliciteerde, meldt het staatspersbureau KTA.', 'KTA'),
      claim(
        'Eurocommissaris Lotte Maes waarschuwt de Kestrische regering dat een gestolen verkiezing gevolgen zal hebben voor 900 miljoen euro aan steun.',
        'Lotte Maes',
      ),
      other('Blijf dit blog volgen voor de eerste officiële uitslagen.'),
    ],
  ],
};
