/** What can be fetched of an image over HTTP. */
export type ImageResource = 'rendered' | 'thumbnail' | 'dicom' | 'png' | `frames/${number}`;

/** How addresses of images are written. */
export interface ImageAddressing {
  /** Such as "https://graph.example". */
  readonly origin: string;
  /** Signs addresses; null where they need no signature. */
  readonly secret: string | null;
  /** How long a signed address is good for, at least. */
  readonly ttlSeconds: number;
}

/** The address of something of an image. */
export const imageAddress = (
  { origin }: ImageAddressing,
  { imageIndex, resource }: { imageIndex: string; resource: ImageResource },
  parameters: Readonly<Record<string, string | number>> = {},
): string => {
  const url = new URL(`/images/${imageIndex}/${resource}`, origin);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  return url.href;
};
