export type Facts = Readonly<Record<string, string | number>>
export type Language = 'vi' | 'en'

/**
 * The sentence with its facts in place: `{n}` is replaced, numbers as the language writes them (7.650.047),
 * `{n|article|articles}` takes the first word for one and the second for any other number. A fact that is missing stays visible.
 */
export function fill(sentence: string, facts: Facts | undefined, language: Language): string {
  return sentence.replace(
    /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g,
    (whole, name: string, one?: string, other?: string) => {
      const fact = facts?.[name]
      if (fact === undefined) return whole
      if (one !== undefined) return (Number(fact) === 1 ? one : other) ?? ''
      return typeof fact === 'number' ? printNumber(fact, language) : fact
    },
  )
}

/** 7650047 as `7.650.047` in Vietnamese and `7,650,047` in English. */
export function printNumber(value: number, language: Language): string {
  return value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')
}

/** An instant in the reader's own time: the hour today, the day and the hour before, with the year when it was another. */
export function printInstant(iso: string, now: Date): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return ''
  const two = (value: number) => String(value).padStart(2, '0')
  const hour = `${two(at.getHours())}:${two(at.getMinutes())}`
  if (at.toDateString() === now.toDateString()) return hour
  const day = `${two(at.getDate())}/${two(at.getMonth() + 1)}`
  return at.getFullYear() === now.getFullYear() ? `${day} ${hour}` : `${day}/${at.getFullYear()} ${hour}`
}
