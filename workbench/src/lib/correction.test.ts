import { expect, test } from 'vitest';
import { article } from '../test/article';
import {
  correctedEvent,
  correctedStatement,
  eventDraft,
  formField,
  locate,
  missedEvent,
  partyDraft,
  statementDraft,
} from './correction';

const text = article.article.text;
const event = article.events[0];
const statement = article.statements[0];
if (!event || !statement) throw new Error('the record to test with holds neither');

test('words are found where they stand nearest', () => {
  expect(locate('🌍 ab ab', 'ab', 0)).toEqual({ text: 'ab', start: 2, end: 4 });
  expect(locate('🌍 ab ab', 'ab', 9)).toEqual({ text: 'ab', start: 5, end: 7 });
  expect(locate('ab', 'c', 0)).toBeNull();
  expect(locate('ab', ' ', 0)).toBeNull();
});

test('an event that was missed is told by the sentence around its words', () => {
  const told = missedEvent('🌍 ab. cd ab ef! ab', 'ab', 9);
  expect(told?.trigger).toEqual({ text: 'ab', start: 9, end: 11 });
  expect(told?.evidence).toEqual({ text: 'cd ab ef', start: 6, end: 14 });
  expect(missedEvent('ab', 'cd', 0)).toBeNull();
});

test('what is not touched stays as it was', () => {
  expect(correctedEvent(event, eventDraft(event), text, event.quad)).toEqual({
    item: event,
    faults: {},
  });
  expect(correctedStatement(statement, statementDraft(statement), text)).toEqual({
    item: statement,
    faults: {},
  });
});

test('another party keeps nothing of the old one', () => {
  const words = text.slice(0, 30);
  const draft = {
    ...eventDraft(event),
    actors: [{ ...partyDraft(event.actors[0]), text: words, country: 'irq', sectors: 'gov, mil' }],
  };
  const { item, faults } = correctedEvent(event, draft, text, event.quad);
  expect(faults).toEqual({});
  expect(item.actors).toEqual([
    {
      text: words,
      start: 0,
      end: 30,
      entity: null,
      name: null,
      name_en: null,
      wikidata: null,
      country: 'IRQ',
      sectors: ['GOV', 'MIL'],
      role: null,
    },
  ]);
});

test('what the text does not hold is told field by field', () => {
  const draft = {
    ...eventDraft(event),
    trigger: 'nowhere',
    date: '2024-13-01',
    place: '',
    recipients: [{ ...partyDraft(), text: '', country: 'Iraq' }],
  };
  expect(correctedEvent(event, draft, text, event.quad).faults).toEqual({
    trigger: 'fault.not_in_text',
    date: 'fault.date',
    'recipients.0.text': 'fault.empty',
    'recipients.0.country': 'fault.country',
  });
});

test.each([
  ['actors.0', 'actors.0.text'],
  ['actors.1.country', 'actors.1.country'],
  ['speaker', 'speaker.0.text'],
  ['speaker.sectors', 'speaker.0.sectors'],
  ['date', 'date_text'],
  ['date.value', 'date'],
  ['place.country', 'place_country'],
  ['mode', 'mode'],
])('what the server says of %s stands at %s', (field, place) => {
  expect(formField(field)).toBe(place);
});
