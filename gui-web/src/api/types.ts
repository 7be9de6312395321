// The server's answers, as /api/v1 gives them. Offsets in texts are Unicode code points.
// Everything about one kind of entry only is in `Details`, whose members are all optional here:
// the page shows what is there.

export type Direction = "ltr" | "rtl";

/** The filters of a search, in the order the page shows them. Also the names of the parameters. */
export const kAxes = [
  "situation", "emotion", "escalation", "stage", "strategy", "channel", "register", "kind",
] as const;
export type Axis = (typeof kAxes)[number];
export type Filters = Readonly<Partial<Record<Axis, readonly string[]>>>;

export interface FacetValue {
  id: string;
  count: number;
}

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
  patterns?: string[];
  say_instead?: string;
  instead?: string[];
  persona?: string;
  goal?: string;
  passages?: Passage[];
  customer_says?: string[];
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
  alternative: number;
  matches?: [begin: number, end: number][];
  alternatives: Alternative[];
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
  variants?: string[];
}

export interface Relaxation {
  code: string;
  filter?: string;
  values?: string[];
}

export interface SearchAnswer {
  interpretation: { locale: string; chain: string[]; ui: string; words: string[] };
  total: number;
  hits: Entry[];
  facets: Partial<Record<Axis, FacetValue[]>>;
  relaxations: Relaxation[];
  microseconds: number;
}

export interface NormsAnswer {
  locale: string;
  norms: Entry[];
}

export interface Register {
  id: string;
  name: string;
  english: string;
  default?: boolean;
}

export interface LocaleInfo {
  tag: string;
  name: string;
  english_name: string;
  language: string;
  script: string;
  direction: Direction;
  chain: string[];
  registers: Register[];
  speaker_genders: string[];
  addressee_genders: string[];
  counts: Record<string, number>;
}

export interface LocalesAnswer {
  locales: LocaleInfo[];
  interface: string[];
}

export interface Label {
  id: string;
  label: string;
}

export interface SituationLabel extends Label {
  group: string;
  group_label: string;
}

export interface SlotLabel extends Label {
  type: "text" | "name" | "date" | "time" | "number" | "money" | "gender";
  example: string;
}

export interface Taxonomy {
  ui: string;
  emotions: Label[];
  situations: SituationLabel[];
  stages: Label[];
  strategies: Label[];
  channels: Label[];
  kinds: Label[];
  norm_topics: Label[];
  risks: Label[];
  review_states: Label[];
  evidence_grades: Label[];
  protocol_topics: Label[];
  guide_methods: Label[];
  escalation: Label[];
  slots: SlotLabel[];
}

export interface PersonName {
  given: string;
  family: string;
  title: string;
  gender: string;
}

export type Argument = string | number | PersonName | { value: number; currency: string };

export interface RenderRequest {
  id: string;
  locale: string;
  alternative: number;
  arguments: Record<string, Argument>;
}

export interface RenderAnswer {
  id: string;
  locale: string;
  text: string;
  direction: Direction;
  register: string;
  alternative: number;
}
