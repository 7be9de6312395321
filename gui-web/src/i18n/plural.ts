// gettext's Plural-Forms expression ("n%10==1 && n%100!=11 ? 0 : …"), evaluated by hand: the
// page's Content-Security-Policy rightly forbids eval. C syntax over n and whole numbers.
//
//   const form = pluralRule("n != 1");   form(1) → 0   form(5) → 1

export type PluralRule = (n: number) => number;

type Node = (n: number) => number;

/** Binary operators, loosest first; each level is left-associative. */
const kLevels: readonly Record<string, (a: number, b: number) => number>[] = [
  { "||": (a, b) => Number(a !== 0 || b !== 0) },
  { "&&": (a, b) => Number(a !== 0 && b !== 0) },
  { "==": (a, b) => Number(a === b), "!=": (a, b) => Number(a !== b) },
  {
    "<=": (a, b) => Number(a <= b),
    ">=": (a, b) => Number(a >= b),
    "<": (a, b) => Number(a < b),
    ">": (a, b) => Number(a > b),
  },
  { "+": (a, b) => a + b, "-": (a, b) => a - b },
  { "*": (a, b) => a * b, "/": (a, b) => Math.trunc(a / b), "%": (a, b) => a % b },
];

class Parser {
  private readonly tokens: string[];
  private at = 0;

  constructor(expression: string) {
    this.tokens = expression.match(/\d+|n|\|\||&&|[=!<>]=|[-+*/%<>!?:()]|\S/g) ?? [];
  }

  whole(): Node {
    const node = this.conditional();
    if (this.at < this.tokens.length) throw this.fault();
    return node;
  }

  private conditional(): Node {
    const condition = this.binary(0);
    if (!this.take("?")) return condition;
    const yes = this.conditional();
    if (!this.take(":")) throw this.fault();
    const no = this.conditional();
    return (n) => (condition(n) !== 0 ? yes(n) : no(n));
  }

  private binary(level: number): Node {
    const operators = kLevels[level];
    if (!operators) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const apply = operators[this.tokens[this.at] ?? ""];
      if (!apply) return left;
      this.at += 1;
      const [a, b] = [left, this.binary(level + 1)];
      left = (n) => apply(a(n), b(n));
    }
  }

  private unary(): Node {
    if (this.take("!")) {
      const operand = this.unary();
      return (n) => Number(operand(n) === 0);
    }
    if (this.take("(")) {
      const inner = this.conditional();
      if (!this.take(")")) throw this.fault();
      return inner;
    }
    const token = this.tokens[this.at] ?? "";
    this.at += 1;
    if (token === "n") return (n) => n;
    if (/^\d+$/.test(token)) return () => Number(token);
    throw this.fault();
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at += 1;
    return true;
  }

  private fault(): Error {
    return new Error(`Plural-Forms not understood: ${this.tokens.join(" ")}`);
  }
}

export function pluralRule(expression: string): PluralRule {
  const node = new Parser(expression).whole();
  return (n) => node(Math.abs(Math.trunc(n)));
}
