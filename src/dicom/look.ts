import type { RenderedFormat } from '../terms/rendered-format.ts';
import type { PixelSize } from './pixel-size.ts';

/** The values that become black and white (PS3.3 C.11.2.1.2, function LINEAR). */
export interface ValueWindow {
  readonly center: number;
  readonly width: number;
}

/** How a picture of an instance is to be drawn. */
export interface Look {
  /** Exactly that, stretched where it has another shape; null: the instance's own. */
  readonly size: PixelSize | null;
  /** Null: as the instance says. */
  readonly window: ValueWindow | null;
  readonly format: RenderedFormat;
  /** Of JPEG, 1 to 100. */
  readonly quality: number;
}
