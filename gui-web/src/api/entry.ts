// An entry as the API gives it. Everything about one kind only is in `Details`, whose members are
// all optional here: the page shows what is there.
import type { Direction } from "./types";

export interface Alternative {
  text: string;
  gloss?: string;
  register?: string;
  channels?: string[];
  speaker?: string;
  addressee?: string;
  slots?: string[];
}

export interface Source {
  title: string;
  author?: string;
  year?: number | string | null;
  venue?: string;
  locator?: string;
  kind?: string;
}

export interface Review {
  state: string;
  by?: string;
  on?: string;
  review_by?: string;
}

export interface Step {
  do: string;
  escalation?: number | null;
  phrases?: string[];
}

export interface Passage {
  id: string;
  customer: string;
  emotion?: string;
  intensity?: number | null;
  replies?: { agent: string; to: string; feedback: string }[];
  ending?: string;
}

/** norm · guide · protocol · avoid · scenario · phrase, in this order. */
export interface Details {
  topic?: string;
  tendency?: string;
  do?: string[];
  dont?: string[];
  varies?: string;
  ask_instead?: string;
  evidence?: string;
  method?: string;
  when?: string;
  steps?: Step[];
  limits?: string[];
  exit?: string;
  cues?: string[];
  first_words?: Alternative[];
  never_say?: string[];
  hand_over?: string;
  say_instead?: string;
  instead?: string[];
  persona?: string;
  goal?: string;
  passages?: Passage[];
}

export interface Reason {
  code: string;
  words?: string[];
  [more: string]: unknown;
}

/** One entry in the locale it is served in: a search result, a norm, or an entry's page. */
export interface Entry {
  id: string;
  kind: string;
  locale: string;
  fallback: boolean;
  direction: Direction;
  title: string;
  text: string;
  gloss: string;
  register: string;
  /** Which of the entry's wordings `text` is, of how many. */
  alternative: number;
  wordings: number;
  matches?: [begin: number, end: number][];
  slots: string[];
  stage: string;
  strategy: string;
  channels: string[];
  situations: string[];
  emotions: string[];
  intensity: number | null;
  escalation: number | null;
  why: string;
  use_when: string;
  avoid_when: string;
  say_instead_of: string[];
  next: string[];
  risk: string[];
  sources: Source[];
  review: Review;
  english: Record<string, string>;
  details: Details;
  reasons?: Reason[];
  score?: number;
  /** From here on, only what an entry's page has: all its wordings, and what the phrase answers. */
  alternatives?: Alternative[];
  customer_says?: string[];
  variants?: string[];
}
