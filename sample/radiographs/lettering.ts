// Five rows each; # is ink.
const LETTERS: Readonly<Record<string, string>> = {
  A: '.#. #.# ### #.# #.#',
  C: '.## #.. #.. #.. .##',
  E: '### #.. ##. #.. ###',
  H: '#.# #.# ### #.# #.#',
  I: '### .#. .#. .#. ###',
  N: '#..# ##.# #.## #..# #..#',
  P: '##. #.# ##. #.. #..',
  R: '##. #.# ##. #.# #.#',
  S: '.## #.. .#. ..# ##.',
  T: '### .#. .#. .#. .#.',
  Y: '#.# #.# .#. .#. .#.',
  '0': '### #.# #.# #.# ###',
  '1': '.#. ##. .#. .#. ###',
  '2': '##. ..# .#. #.. ###',
  '3': '##. ..# .#. ..# ##.',
  '4': '#.# #.# ### ..# ..#',
  '5': '### #.. ##. ..# ##.',
  '6': '.## #.. ### #.# ###',
  '7': '### ..# .#. .#. .#.',
  '8': '### #.# ### #.# ###',
  '9': '### #.# ### ..# ##.',
  _: '... ... ... ... ###',
  ' ': '.. .. .. .. ..',
};
// The brightest gray there is. Black is in the margins, so a server that stretches grays changes nothing.
const INK = 255;

/** A square picture to write on. */
export interface Film {
  readonly pixels: Uint8Array;
  readonly side: number;
}

/** In pixels. */
export interface Lettering {
  readonly left: number;
  readonly top: number;
  /** Side of a dot. */
  readonly dot: number;
}

export const widthOf = (text: string, dot: number) =>
  Array.from(text).reduce((width, letter) => width + advanceOf(letter), -1) * dot;

/** Writes in white with a black margin, so that it can be read on anything. */
export function write(film: Film, text: string, { left, top, dot }: Lettering): void {
  for (const [x, y] of dotsOf(text)) {
    const place = { left: left + x * dot - dot, top: top + y * dot - dot, size: 3 * dot };
    paint(film, place, 0);
  }
  for (const [x, y] of dotsOf(text)) {
    paint(film, { left: left + x * dot, top: top + y * dot, size: dot }, INK);
  }
}

/** Column and row of each dot of ink. */
function dotsOf(text: string): (readonly [column: number, row: number])[] {
  let start = 0;
  return Array.from(text).flatMap((letter) => {
    const from = start;
    start += advanceOf(letter);
    return rowsOf(letter).flatMap((line, row) =>
      Array.from(line).flatMap((mark, column) =>
        mark === '#' ? [[from + column, row] as const] : [],
      ),
    );
  });
}

interface Square {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

function paint({ pixels, side }: Film, { left, top, size }: Square, gray: number): void {
  for (let row = top; row < top + size; row += 1) {
    pixels.fill(gray, row * side + left, row * side + left + size);
  }
}

const advanceOf = (letter: string) => (rowsOf(letter)[0] ?? '').length + 1;

const rowsOf = (letter: string) => (LETTERS[letter] ?? '').split(' ');
