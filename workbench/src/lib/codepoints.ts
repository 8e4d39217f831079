/**
 * Offsets of the record count Unicode code points; JavaScript's strings count UTF-16 units.
 *
 * A `Text` turns the first into the second once, and cuts by code points.
 */
export class CodePoints {
  readonly #text: string;
  /** UTF-16 offset of each code point; null while every code point is one unit. */
  readonly #offsets: Uint32Array | null;
  readonly length: number;

  constructor(text: string) {
    this.#text = text;
    if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) {
      this.#offsets = null;
      this.length = text.length;
      return;
    }
    const offsets: number[] = [];
    for (let at = 0; at < text.length;) {
      offsets.push(at);
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    }
    this.length = offsets.length;
    offsets.push(text.length);
    this.#offsets = Uint32Array.from(offsets);
  }

  slice(start: number, end: number): string {
    if (!this.#offsets) return this.#text.slice(start, end);
    return this.#text.slice(this.#unit(start), this.#unit(end));
  }

  #unit(point: number): number {
    return this.#offsets?.[Math.min(Math.max(point, 0), this.length)] ?? point;
  }
}
