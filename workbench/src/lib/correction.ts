/** A correction as it is typed, checked against the article, and as the record that it makes. */
import type { Attribution, Event, Party, Span, Statement } from '../api/record';
import type { Word } from './language.svelte';
import { CodePoints } from './codepoints';

export interface PartyDraft {
  text: string;
  country: string;
  sectors: string;
  /** What the party was before, for all that is not typed. */
  from: Party | null;
}

export interface SourceDraft {
  text: string;
  kind: Attribution['kind'];
  named: boolean;
  country: string;
  from: Attribution | null;
}

interface CommonDraft {
  said_by: SourceDraft[];
  date: string;
  date_text: string;
}

export interface EventDraft extends CommonDraft {
  type: Event['type'];
  mode: string;
  status: Event['status'];
  foreground: boolean;
  trigger: string;
  actors: PartyDraft[];
  recipients: PartyDraft[];
  place: string;
  place_country: string;
}

export interface StatementDraft extends CommonDraft {
  speaker: PartyDraft | null;
  implicit: boolean;
  cue: string;
  form: Statement['form'];
  content: string;
}

/** What is wrong, by field: `actors.1.text`. */
export type Faults = { [field: string]: Word };

/** The field of the form that holds a field of the record: `date.value` is `date`. */
export function formField(field: string): string {
  const named = field.replace(/^speaker/, 'speaker.0');
  // a list's member by itself is its span
  if (/^[a-z_]+\.\d+$/.test(named)) return `${named}.text`;
  const NAMES: { [field: string]: string } = {
    date: 'date_text',
    'date.value': 'date',
    'place.country': 'place_country',
  };
  return NAMES[named] ?? named;
}

export const partyDraft = (party: Party | null = null): PartyDraft => ({
  text: party?.text ?? '',
  country: party?.country ?? '',
  sectors: party?.sectors.join(' ') ?? '',
  from: party,
});

export const sourceDraft = (link: Attribution | null = null): SourceDraft => ({
  text: link?.text ?? '',
  kind: link?.kind ?? 'officials',
  named: link?.named ?? true,
  country: link?.country ?? '',
  from: link,
});

export function eventDraft(event: Event): EventDraft {
  return {
    type: event.type,
    mode: event.mode ?? '',
    status: event.status,
    foreground: event.foreground,
    trigger: event.trigger.text,
    actors: event.actors.map(partyDraft),
    recipients: event.recipients.map(partyDraft),
    said_by: event.said_by.map(sourceDraft),
    date: event.date?.value ?? '',
    date_text: event.date?.text ?? '',
    place: event.place?.text ?? '',
    place_country: event.place?.country ?? '',
  };
}

export function statementDraft(statement: Statement): StatementDraft {
  return {
    speaker: statement.speaker && partyDraft(statement.speaker),
    implicit: statement.implicit,
    cue: statement.cue.text,
    form: statement.form,
    content: statement.content.text,
    said_by: statement.said_by.map(sourceDraft),
    date: statement.date?.value ?? '',
    date_text: statement.date?.text ?? '',
  };
}

/** Where words stand in a text (code points): the occurrence nearest to `near`; null when nowhere. */
export function locate(text: string, words: string, near: number): Span | null {
  if (!words.trim()) return null;
  const length = new CodePoints(words).length;
  let best: Span | null = null;
  let units = 0;
  let points = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    points += new CodePoints(text.slice(units, at)).length;
    units = at;
    const found = { text: words, start: points, end: points + length };
    if (!best || Math.abs(points - near) < Math.abs(best.start - near)) best = found;
  }
  return best;
}

const COUNTRY = /^[A-Z]{3}$/;
const DAY = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

class Check {
  readonly faults: Faults = {};
  readonly #text: string;
  readonly #near: number;

  constructor(text: string, near: number) {
    this.#text = text;
    this.#near = near;
  }

  /** The words where they stand; a fault when they don't. */
  span(field: string, words: string, near = this.#near): Span {
    const found = locate(this.#text, words.trim(), near);
    if (!found) this.faults[field] = words.trim() ? 'fault.not_in_text' : 'fault.empty';
    return found ?? { text: words, start: 0, end: 0 };
  }

  country(field: string, code: string): string | null {
    const told = code.trim().toUpperCase();
    if (told && !COUNTRY.test(told)) this.faults[field] = 'fault.country';
    return told || null;
  }

  party(field: string, draft: PartyDraft): Party {
    const country = this.country(`${field}.country`, draft.country);
    const sectors = draft.sectors
      .toUpperCase()
      .split(/[\s,]+/)
      .filter(Boolean);
    if (sectors.some((code) => !COUNTRY.test(code)))
      this.faults[`${field}.sectors`] = 'fault.sectors';
    const same = draft.from?.text === draft.text && draft.from.country === country;
    const span =
      same && draft.from
        ? spanOf(draft.from)
        : this.span(`${field}.text`, draft.text, draft.from?.start);
    const kept = same ? draft.from : null;
    return {
      ...span,
      entity: kept?.entity ?? null,
      name: kept?.name ?? null,
      name_en: kept?.name_en ?? null,
      wikidata: kept?.wikidata ?? null,
      country,
      sectors,
      role: kept?.role ?? null,
    };
  }

  source(field: string, draft: SourceDraft): Attribution {
    const same = draft.from?.text === draft.text;
    const span =
      same && draft.from
        ? spanOf(draft.from)
        : this.span(`${field}.text`, draft.text, draft.from?.start);
    return {
      ...span,
      cue: same ? (draft.from?.cue ?? null) : null,
      kind: draft.kind,
      named: draft.named,
      entity: same ? (draft.from?.entity ?? null) : null,
      country: this.country(`${field}.country`, draft.country),
    };
  }

  date(draft: CommonDraft, old: Event['date']): Event['date'] {
    if (!draft.date && !draft.date_text) return null;
    if (draft.date && !DAY.test(draft.date)) this.faults['date'] = 'fault.date';
    const same = old?.text === draft.date_text;
    const span = same && old ? spanOf(old) : this.span('date_text', draft.date_text);
    return {
      ...span,
      value: draft.date || null,
      until: old && old.value === draft.date ? old.until : null,
    };
  }

  sources(drafts: readonly SourceDraft[]): Attribution[] {
    return drafts.map((one, at) => this.source(`said_by.${at}`, one));
  }
}

const spanOf = ({ text, start, end }: Span): Span => ({ text, start, end });

/** The event as corrected; with faults it is not to be sent. */
/** An event that the coder has missed, of which only the words that name it are known, and about
    where they stand; null when they are not in the text. It is told by the sentence around them. */
export function missedEvent(text: string, words: string, near: number): Event | null {
  const trigger = locate(text, words, near);
  if (!trigger) return null;
  const units = new CodePoints(text).slice(0, trigger.start).length;
  const begin = Math.max(...['\n', '.', '؟', '!'].map((end) => text.lastIndexOf(end, units))) + 1;
  const ends = ['\n', '.', '؟', '!']
    .map((end) => text.indexOf(end, units + words.length))
    .filter((at) => at >= 0);
  const sentence = text.slice(begin, Math.min(text.length, ...ends)).trim();
  return {
    id: '',
    type: 'CONSULT',
    mode: null,
    contexts: [],
    status: 'occurred',
    foreground: true,
    cameo: '',
    quad: 1,
    intensity: 0,
    goldstein: 0,
    trigger,
    also: [],
    actors: [],
    recipients: [],
    date: null,
    place: null,
    figures: [],
    said_by: [],
    evidence: locate(text, sentence, trigger.start) ?? trigger,
    rule: '',
    gloss_en: null,
    gloss_ar: null,
  };
}

export function correctedEvent(
  event: Event,
  draft: EventDraft,
  text: string,
  quad: number,
): { item: Event; faults: Faults } {
  const check = new Check(text, event.trigger.start);
  const trigger =
    draft.trigger === event.trigger.text ? event.trigger : check.span('trigger', draft.trigger);
  const old = event.place;
  let place: Event['place'] = null;
  if (draft.place.trim()) {
    const country = check.country('place_country', draft.place_country);
    place =
      old?.text === draft.place
        ? { ...old, country }
        : {
            ...check.span('place', draft.place),
            name: draft.place.trim(),
            name_en: null,
            country,
            lat: null,
            lon: null,
            geonames: null,
          };
  }
  const item: Event = {
    ...event,
    type: draft.type,
    mode: draft.mode || null,
    status: draft.status,
    foreground: draft.foreground,
    quad,
    trigger,
    actors: draft.actors.map((one, at) => check.party(`actors.${at}`, one)),
    recipients: draft.recipients.map((one, at) => check.party(`recipients.${at}`, one)),
    date: check.date(draft, event.date),
    place,
    said_by: check.sources(draft.said_by),
  };
  return { item, faults: check.faults };
}

/** The statement as corrected. */
export function correctedStatement(
  statement: Statement,
  draft: StatementDraft,
  text: string,
): { item: Statement; faults: Faults } {
  const check = new Check(text, statement.cue.start);
  const same = (old: Span, field: string, words: string) =>
    old.text === words ? old : check.span(field, words, old.start);
  const item: Statement = {
    ...statement,
    speaker: draft.speaker && check.party('speaker.0', draft.speaker),
    implicit: draft.implicit,
    cue: same(statement.cue, 'cue', draft.cue),
    form: draft.form,
    content: same(statement.content, 'content', draft.content),
    said_by: check.sources(draft.said_by),
    date: check.date(draft, statement.date),
  };
  return { item, faults: check.faults };
}
