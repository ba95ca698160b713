import { claim, type LabelledText, other } from '../labelled-text.ts';

export const nlPopulairVoetbal: LabelledText = {
  name: 'nl-populair-voetbal',
  language: 'nl',
  style: 'populaire krant: een blessure, een transfer en een ruzie',
  paragraphs: [
    [claim("Trainer Van Rossum woest op arts: 'Hij heeft Kaya kapot gespeeld'", 'Van Rossum')],
    [other('Door onze sportredactie')],
    [
      other('Het rommelt bij FC Waterland.'),
      claim(
        'Spits Emre Kaya ligt er met een gescheurde kruisband zeker negen maanden uit, bevestigt de club.',
        'de club',
      ),
      claim(
        'Trainer Wim van Rossum beschuldigt clubarts Sander Holt ervan dat hij de 22-jarige aanvaller te vroeg fit heeft verklaard.',
        'Wim van Rossum',
      ),
    ],
    [
      claim(
        '„Ik heb tot twee keer toe gezegd dat die knie niet goed was”, briest de oefenmeester na afloop van het verloren duel met Heracles (0-3).',
        'Van Rossum',
      ),
      other('„Dit is gewoon een schande.”'),
    ],
    [
      claim('Holt zelf spreekt van een ongelukkige samenloop van omstandigheden.', 'Holt'),
      claim('Alle testen waren volgens hem goed.', 'Holt'),
    ],
    [other('Emre Kaya verlaat zaterdag per brancard het veld. © ProFoto')],
    [
      claim('Naar verluidt heeft de spelersraad dinsdag het vertrouwen in de medische staf opgezegd.'),
      claim('Aanvoerder Joost de Lange wil daar niets over kwijt.'),
      other('„Wat er in de kleedkamer gebeurt, blijft in de kleedkamer.”'),
    ],
    [
      claim('De blessure kost Waterland een fortuin.'),
      claim(
        'Het Engelse Brighton stond volgens ingewijden op het punt 14 miljoen euro voor Kaya neer te leggen.',
        'ingewijden',
      ),
      claim(
        'Technisch directeur Mirjam Postma erkent dat er contact was, maar noemt het bedrag „uit de lucht gegrepen”.',
        'Mirjam Postma',
      ),
    ],
    [
      other('Wie moet er nu de doelpunten gaan maken?'),
      claim(
        'De club hoopt nog deze week een vervanger te presenteren, meldt De Sportkrant op basis van eigen bronnen.',
        'De Sportkrant',
      ),
      claim('Daarbij zou het gaan om de Deen Mikkel Frost (31), die dit seizoen pas twee keer in de basis stond.'),
    ],
    [
      claim('Waterland heeft in de laatste zeven wedstrijden slechts vier punten gehaald en staat zestiende.'),
      claim('Van Rossum zelf heeft nog een contract tot medio 2026.'),
      claim('„Ik loop niet weg voor mijn verantwoordelijkheid”, bezweert hij.', 'Van Rossum'),
    ],
    [
      other('De supporters weten het wel: zo kan het niet langer.'),
      claim('Bij de ingang van het stadion werd zondag een spandoek opgehangen met de tekst ‘Holt rot op’.'),
    ],
    [other('Lees ook: De vijf grootste miskopen van Waterland')],
  ],
};
