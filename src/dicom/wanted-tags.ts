/** The attributes that are wanted: some tags (eight hexadecimal digits, upper case), none, or all. */
export type WantedTags = readonly string[] | 'ALL';
