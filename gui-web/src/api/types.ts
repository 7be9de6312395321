// The server's answers, as /api/v1 gives them. Offsets in texts are Unicode code points.
import type { Entry } from "./entry";

export type * from "./entry";

export type Direction = "ltr" | "rtl";

/** The filters of a search, in the order the page shows them. Also the names of the parameters. */
export const kAxes = [
  "situation",
  "emotion",
  "escalation",
  "stage",
  "strategy",
  "channel",
  "register",
  "kind",
] as const;
export type Axis = (typeof kAxes)[number];
export type Filters = Readonly<Partial<Record<Axis, readonly string[]>>>;

export interface FacetValue {
  id: string;
  count: number;
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
