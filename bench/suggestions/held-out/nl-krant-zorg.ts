import { claim, type LabelledText, other } from '../labelled-text.ts';

export const nlKrantZorg: LabelledText = {
  name: 'nl-krant-zorg',
  language: 'nl',
  style: 'kwaliteitskrant: een ziekenhuisfusie, lange zinnen, citaten zonder vaste plaats',
  paragraphs: [
    [other('Een streek zonder spoedpost')],
    [
      other('Op dinsdagmiddag is het stil in de hal van het Sint-Annaziekenhuis.'),
      claim(
        'Sinds 1 maart worden hier geen ambulances meer ontvangen; wie in Oost-Veluwe een hartaanval krijgt, moet naar Deventer, 38 kilometer verderop.',
      ),
    ],
    [
      claim(
        'De raad van bestuur besloot in december tot sluiting omdat er, zo stelt bestuursvoorzitter Paul Hendrikx, „eenvoudigweg geen artsen te vinden zijn”.',
        'Paul Hendrikx',
      ),
      claim(
        'Op vijf van de twaalf plaatsen voor spoedeisendehulpartsen stond al twee jaar niemand, zegt hij.',
        'Paul Hendrikx',
      ),
      claim('De ondernemingsraad gelooft daar weinig van.', 'De ondernemingsraad'),
      claim(
        '„Er is nooit serieus geworven”, aldus voorzitter Karin Blom, die spreekt van een doelbewuste afbraak.',
        'Karin Blom',
      ),
    ],
    [
      claim(
        'De Nederlandse Zorgautoriteit (NZa) concludeerde vorige maand dat de bereikbaarheid van acute zorg in de regio „net binnen de norm” blijft.',
        'De Nederlandse Zorgautoriteit',
      ),
      claim('Die norm houdt in dat 95 procent van de inwoners binnen 45 minuten op een spoedpost moet kunnen zijn.'),
      other('Maar wat betekent een norm voor wie op de uitslag van een scan wacht?'),
    ],
    [
      claim(
        'Huisarts Fleur van den Berg vertelt over een patiënt die in april na een rit van ruim een uur overleed.',
        'Fleur van den Berg',
      ),
      claim('„Had hij het gehaald als Anna open was geweest? Ik denk het wel”, zegt ze.', 'Fleur van den Berg'),
      other('Ze kiest haar woorden zorgvuldig.'),
      claim('Het ziekenhuis wil vanwege de privacy niet op de zaak ingaan.'),
    ],
    [
      claim(
        'Uit cijfers die deze krant opvroeg bij de ambulancedienst, komt naar voren dat de gemiddelde aanrijtijd met zes minuten is toegenomen.',
        'de ambulancedienst',
      ),
      claim('Een woordvoerder tekent daarbij aan dat het om voorlopige gegevens gaat.', 'Een woordvoerder'),
    ],
    [
      claim(
        'Minister Ineke Terpstra (Zorg) schreef vrijdag aan de Tweede Kamer dat zij „geen aanleiding ziet om in te grijpen”.',
        'Ineke Terpstra',
      ),
      claim('Een meerderheid van de Kamer wil dat ze dat wel doet.', 'Een meerderheid van de Kamer'),
      claim('Kamerlid Yusuf Aydın kondigde een motie aan.', 'Yusuf Aydın'),
      other('Het debat daarover is volgende week.'),
    ],
    [
      other(
        'Fusies in de zorg volgen een vast patroon: eerst belooft men dat alles blijft, dan verdwijnt de kraamafdeling, dan de spoedpost.',
      ),
      claim('In tien jaar tijd sloten in Nederland vijftien spoedposten de deuren.'),
      claim(
        'Dat er nog meer zullen volgen, staat voor hoogleraar Jan Mulder van de Universiteit Twente vast.',
        'Jan Mulder',
      ),
      claim('Hij verwacht dat er in 2035 hooguit zestig over zijn.', 'Jan Mulder'),
    ],
    [
      other('Buiten begint het te regenen.'),
      other('Een oudere man met een rollator vraagt de portier waar de bus naar Deventer stopt.'),
    ],
  ],
};
