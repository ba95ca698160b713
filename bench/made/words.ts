import type { ClaimKind } from '../../src/domain/words.ts';

/** The small tables from which the benchmark's sentences are put together. Everything they say is made up. */

export const languages = ['en', 'uk', 'nl', 'ar'] as const;
export type Language = (typeof languages)[number];

type Spoken = Record<Language, string>;

/** Real towns, so that names have real lengths and scripts; what is said of them is not. */
export const towns: readonly (Spoken & { lat: number; lon: number })[] = [
  { en: 'Kharkiv', uk: 'Харків', nl: 'Charkiv', ar: 'خاركيف', lat: 49.99, lon: 36.23 },
  { en: 'Kherson', uk: 'Херсон', nl: 'Cherson', ar: 'خيرسون', lat: 46.64, lon: 32.62 },
  { en: 'Odesa', uk: 'Одеса', nl: 'Odesa', ar: 'أوديسا', lat: 46.48, lon: 30.73 },
  { en: 'Dnipro', uk: 'Дніпро', nl: 'Dnipro', ar: 'دنيبرو', lat: 48.46, lon: 35.05 },
  { en: 'Zaporizhzhia', uk: 'Запоріжжя', nl: 'Zaporizja', ar: 'زابوريجيا', lat: 47.84, lon: 35.14 },
  { en: 'Mykolaiv', uk: 'Миколаїв', nl: 'Mykolajiv', ar: 'ميكولايف', lat: 46.98, lon: 31.99 },
  { en: 'Sumy', uk: 'Суми', nl: 'Soemy', ar: 'سومي', lat: 50.91, lon: 34.8 },
  { en: 'Chernihiv', uk: 'Чернігів', nl: 'Tsjernihiv', ar: 'تشيرنيهيف', lat: 51.49, lon: 31.29 },
  { en: 'Poltava', uk: 'Полтава', nl: 'Poltava', ar: 'بولتافا', lat: 49.59, lon: 34.55 },
  { en: 'Kramatorsk', uk: 'Краматорськ', nl: 'Kramatorsk', ar: 'كراماتورسك', lat: 48.74, lon: 37.58 },
  { en: 'Izium', uk: 'Ізюм', nl: 'Izjoem', ar: 'إيزيوم', lat: 49.21, lon: 37.26 },
  { en: 'Nikopol', uk: 'Нікополь', nl: 'Nikopol', ar: 'نيكوبول', lat: 47.57, lon: 34.39 },
  { en: 'Lviv', uk: 'Львів', nl: 'Lviv', ar: 'لفيف', lat: 49.84, lon: 24.03 },
  { en: 'Kyiv', uk: 'Київ', nl: 'Kyiv', ar: 'كييف', lat: 50.45, lon: 30.52 },
  { en: 'Vinnytsia', uk: 'Вінниця', nl: 'Vinnytsja', ar: 'فينيتسا', lat: 49.23, lon: 28.47 },
  { en: 'Rivne', uk: 'Рівне', nl: 'Rivne', ar: 'ريفني', lat: 50.62, lon: 26.25 },
];

/** What stands there and can be hit, closed or repaired. */
export const things: readonly Spoken[] = [
  { en: 'water tower', uk: 'водонапірна вежа', nl: 'watertoren', ar: 'برج المياه' },
  { en: 'grain store', uk: 'зерносховище', nl: 'graanopslag', ar: 'مخزن الحبوب' },
  { en: 'railway bridge', uk: 'залізничний міст', nl: 'spoorbrug', ar: 'جسر السكة الحديدية' },
  { en: 'bus depot', uk: 'автобусний парк', nl: 'busremise', ar: 'محطة الحافلات' },
  { en: 'substation', uk: 'підстанція', nl: 'onderstation', ar: 'محطة الكهرباء الفرعية' },
  { en: 'school', uk: 'школа', nl: 'school', ar: 'المدرسة' },
  { en: 'bakery', uk: 'пекарня', nl: 'bakkerij', ar: 'المخبز' },
  { en: 'fuel depot', uk: 'нафтобаза', nl: 'brandstofdepot', ar: 'مستودع الوقود' },
];

export interface Pattern {
  kind: ClaimKind;
  /** `{place}`, `{thing}`, `{who}` and `{n}` are filled in. */
  text: Spoken;
  /** What `{n}` counts, where it stands in the sentence. */
  metric?: string;
  unit?: string;
}

export const patterns: readonly Pattern[] = [
  {
    kind: 'fact',
    metric: 'houses damaged',
    text: {
      en: 'Shelling during the night damaged {n} houses in {place}, according to {who}.',
      uk: 'За даними {who}, нічний обстріл пошкодив {n} будинків у місті {place}.',
      nl: 'Volgens {who} zijn bij nachtelijke beschietingen {n} huizen beschadigd in {place}.',
      ar: 'وفقا لما ذكره {who} ألحق القصف الليلي أضرارا بعدد {n} من المنازل في مدينة {place}.',
    },
  },
  {
    kind: 'fact',
    metric: 'people treated',
    text: {
      en: 'Hospitals in {place} treated {n} people after the strike on the {thing}.',
      uk: 'Лікарні міста {place} прийняли {n} людей після удару, під який потрапила {thing}.',
      nl: 'Ziekenhuizen in {place} behandelden {n} mensen na de aanval op de {thing}.',
      ar: 'عالجت مستشفيات مدينة {place} نحو {n} شخصا بعد الضربة التي طالت {thing}.',
    },
  },
  {
    kind: 'fact',
    text: {
      en: 'The {thing} in {place} has been out of service since the morning.',
      uk: 'Об’єкт ({thing}) у місті {place} не працює з самого ранку.',
      nl: 'De {thing} in {place} is sinds de ochtend buiten gebruik.',
      ar: 'توقف {thing} في مدينة {place} عن العمل منذ الصباح.',
    },
  },
  {
    kind: 'fact',
    metric: 'streets without power',
    text: {
      en: 'Power is back in all but {n} streets of {place}.',
      uk: 'Світло повернулося всюди, крім {n} вулиць міста {place}.',
      nl: 'Op {n} straten na heeft heel {place} weer stroom.',
      ar: 'عادت الكهرباء إلى مدينة {place} باستثناء {n} شارعا.',
    },
  },
  {
    kind: 'forecast',
    metric: 'duration of repairs',
    unit: 'weeks',
    text: {
      en: 'Repairs to the {thing} in {place} will take {n} weeks, {who} expects.',
      uk: 'На думку {who}, ремонт об’єкта ({thing}) у місті {place} триватиме {n} тижнів.',
      nl: 'Het herstel van de {thing} in {place} gaat {n} weken duren, verwacht {who}.',
      ar: 'يتوقع {who} أن يستغرق إصلاح {thing} في مدينة {place} نحو {n} أسبوعا.',
    },
  },
  {
    kind: 'forecast',
    metric: 'buses planned',
    text: {
      en: '{n} more buses are to leave {place} before the end of the week.',
      uk: 'До кінця тижня з міста {place} мають виїхати ще {n} автобусів.',
      nl: 'Voor het einde van de week vertrekken nog {n} bussen uit {place}.',
      ar: 'من المقرر أن تغادر {n} حافلة أخرى مدينة {place} قبل نهاية الأسبوع.',
    },
  },
  {
    kind: 'utterance',
    text: {
      en: '{who} denied that the {thing} in {place} had been used by soldiers.',
      uk: '{who} заперечує, що об’єкт ({thing}) у місті {place} використовували військові.',
      nl: '{who} ontkende dat de {thing} in {place} door militairen werd gebruikt.',
      ar: 'نفى {who} أن يكون الجنود قد استخدموا {thing} في مدينة {place}.',
    },
  },
];

/** Sentences between the claims of a document, so that quotes stand among other words. */
export const fillers: Record<Language, readonly string[]> = {
  en: [
    'The figures could not be checked at once.',
    'Residents posted pictures of the morning after.',
    'A spokesperson asked for patience.',
    'It was the third such report this month.',
  ],
  uk: [
    'Перевірити ці дані одразу не вдалося.',
    'Мешканці показали світлини ранку.',
    'Речниця попросила зачекати.',
    'Це вже третє таке повідомлення за місяць.',
  ],
  nl: [
    'De cijfers konden niet meteen worden nagegaan.',
    'Bewoners deelden foto’s van de ochtend erna.',
    'Een woordvoerder vroeg om geduld.',
    'Het was de derde melding van deze maand.',
  ],
  ar: [
    'لم يتسن التحقق من الأرقام على الفور.',
    'نشر السكان صورا من صباح اليوم التالي.',
    'طلب متحدث التحلي بالصبر.',
    'هذا هو التقرير الثالث من نوعه هذا الشهر.',
  ],
};

export const givenNames: Record<Language, readonly string[]> = {
  en: ['Martha', 'Colin', 'Ruth', 'Owen', 'Edith', 'Simon', 'Joan', 'Peter'],
  uk: ['Олена', 'Тарас', 'Ірина', 'Богдан', 'Софія', 'Андрій', 'Галина', 'Юрій'],
  nl: ['Femke', 'Joost', 'Saskia', 'Bram', 'Lotte', 'Wouter', 'Maaike', 'Ruben'],
  ar: ['سلمى', 'كريم', 'ليلى', 'سامي', 'هدى', 'نبيل', 'رانيا', 'فادي'],
};

export const familyNames: Record<Language, readonly string[]> = {
  en: ['Ashdown', 'Brewer', 'Carver', 'Dunmore', 'Ellery', 'Fairley', 'Garside', 'Holt'],
  uk: ['Бондар', 'Вітренко', 'Гнатюк', 'Дорошенко', 'Коваль', 'Лисенко', 'Мороз', 'Ткачук'],
  nl: ['Bakker', 'Dekker', 'van Dijk', 'de Graaf', 'Hoekstra', 'Kuipers', 'Smit', 'Verhoeven'],
  ar: ['الحداد', 'النجار', 'الخوري', 'البناء', 'الصباغ', 'العطار', 'القاضي', 'المصري'],
};

export const bodies = [
  'Fire service',
  'Water works',
  'Railway office',
  'City council',
  'Hospital trust',
  'Grid operator',
];
export const papers = ['Herald', 'Courier', 'Observer', 'Evening Post', 'Morning Line', 'Bulletin'];

// Eight subjects with five aspects each.
const subjects = ['shelling', 'power', 'water', 'rail', 'harvest', 'evacuation', 'drones', 'aid'];
const aspects = ['damage', 'losses', 'repairs', 'numbers', 'plans'];
export const topics: readonly string[] = subjects.flatMap((subject) =>
  aspects.map((aspect) => `${subject}: ${aspect}`),
);

/** On a few claims only, at any size: what a search for a rare word finds. */
export const rareTopic = 'lighthouses';

export const notes = [
  'Two pictures show the same roof from different sides; the shadows fit the hour that is named.',
  'The office published its own count the day after, with a list of addresses.',
  'Only repeats what the first account wrote, without adding anything of its own.',
  'A caller from the district described the damage; the details fit the satellite picture.',
  'The picture is older: the same one was posted in spring with another place.',
];
