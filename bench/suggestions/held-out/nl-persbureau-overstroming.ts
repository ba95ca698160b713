import { claim, type LabelledText, other } from '../labelled-text.ts';

export const nlPersbureauOverstroming: LabelledText = {
  name: 'nl-persbureau-overstroming',
  language: 'nl',
  style: 'persbureau: een overstroming in een verzonnen land, korte berichten',
  paragraphs: [
    [claim('Zeker 43 doden door overstromingen in Paramonga, tientallen vermisten')],
    [
      claim(
        'SAN ROQUE (PND) - Bij overstromingen in het noorden van Paramonga zijn zeker 43 mensen om het leven gekomen, hebben de autoriteiten zondag bekendgemaakt.',
        'de autoriteiten',
      ),
      claim('Nog tientallen mensen worden vermist.'),
    ],
    [
      claim(
        'Volgens de burgemeester van San Roque, Esteban Quiroga, is driekwart van de stad onder water komen te staan.',
        'Esteban Quiroga',
      ),
      claim(
        '"Het water kwam in een half uur tijd anderhalve meter hoog", zei hij op de lokale radio.',
        'Esteban Quiroga',
      ),
      other('"Zoiets heb ik nog nooit meegemaakt."'),
    ],
    [
      claim('President Lucía Ferrer heeft de noodtoestand uitgeroepen in drie provincies.'),
      claim('Ze zegde de getroffenen een bedrag van 25 miljoen dollar aan noodhulp toe.', 'Lucía Ferrer'),
    ],
    [
      claim('Het Rode Kruis schat dat ongeveer 18.000 mensen hun huis hebben moeten verlaten.', 'Het Rode Kruis'),
      claim(
        'In scholen en sporthallen is plaats voor zesduizend van hen, aldus een woordvoerder van de hulporganisatie.',
        'een woordvoerder van de hulporganisatie',
      ),
    ],
    [other('Bewoners van San Roque kijken uit over hun ondergelopen straat. Foto: PND')],
    [
      claim(
        'De meteorologische dienst meldt dat er in twee dagen meer regen is gevallen dan normaal in een heel jaar.',
        'De meteorologische dienst',
      ),
      claim('Dinsdag wordt opnieuw 80 millimeter verwacht.'),
    ],
    [
      other('Het noorden van Paramonga is een dunbevolkt gebied waar vooral katoen wordt verbouwd.'),
      claim('In 2017 kwamen bij een vergelijkbare ramp meer dan honderd mensen om.'),
    ],
    [
      claim('Een dam bij het dorp Las Piedras zou op doorbreken staan, maar dat bericht kon niet worden bevestigd.'),
      claim('De beheerder van de dam, het staatsbedrijf Hidronor, ontkent dat er gevaar is.', 'Hidronor'),
      claim(
        '"De constructie is vrijdag nog geïnspecteerd en in orde bevonden", laat het bedrijf in een verklaring weten.',
        'Hidronor',
      ),
    ],
    [
      claim('De oppositie verwijt de regering dat zij waarschuwingen van deskundigen heeft genegeerd.', 'De oppositie'),
      other('Had de ramp voorkomen kunnen worden?'),
      claim('Hydroloog Pilar Santos denkt van wel.', 'Pilar Santos'),
      claim(
        'Al in 2019 adviseerde haar instituut de dijken langs de Río Seco met twee meter te verhogen, zegt ze.',
        'Pilar Santos',
      ),
    ],
    [
      claim(
        'Nederland stuurt een reddingsteam van 22 man, zo heeft het ministerie van Buitenlandse Zaken laten weten.',
        'het ministerie van Buitenlandse Zaken',
      ),
      other('Onze gedachten zijn bij de slachtoffers.'),
    ],
  ],
};
