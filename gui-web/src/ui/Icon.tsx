// The few signs the page uses, drawn in the colour of the text around them. They carry no meaning
// of their own: the element around an icon has the words.
const kPaths = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20 20",
  close: "M6 6l12 12M18 6 6 18",
  down: "M7 10l5 5 5-5",
  next: "M10 7l5 5-5 5",
  back: "M14 7l-5 5 5 5",
  check: "M5 12.5l4.5 4.5L19 7.5",
  filter: "M4 7h16M7 12h10M10 17h4",
  book: "M5 5h6a2 2 0 0 1 2 2v12a2 2 0 0 0-2-2H5zM19 5h-4a2 2 0 0 0-2 2v12a2 2 0 0 1 2-2h4z",
  globe: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M4 12h16M12 4c5 5 5 11 0 16M12 4c-5 5-5 11 0 16",
} as const;

export type IconName = keyof typeof kPaths;

/** Arrows that point along the line are mirrored in right-to-left pages. */
const kMirrored = new Set<IconName>(["next", "back"]);

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={kMirrored.has(name) ? "icon mirrored" : "icon"}
      aria-hidden="true"
    >
      <path d={kPaths[name]} />
    </svg>
  );
}
