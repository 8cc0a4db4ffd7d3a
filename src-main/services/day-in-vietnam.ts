/** The calendar day in Viet Nam (UTC+7 all year), wherever the program runs. */
export const dayInVietnam = (instant: Date): string =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
