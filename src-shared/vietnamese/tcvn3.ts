/**
 * Decodes the bytes of a text in TCVN3 (TCVN 5712:1993 VN3, the fonts .VnTime, .VnArial). Bytes without a letter
 * of their own stay what they are in Windows-1252. TCVN3 has no capitals with tones, so none come out.
 */
export function decodeTcvn3(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += CHUNK) {
    let part = ''
    for (const byte of bytes.subarray(start, start + CHUNK)) part += LETTERS[byte] ?? String.fromCharCode(byte)
    parts.push(part)
  }
  return parts.join('').normalize('NFC')
}

const CHUNK = 65_536

// 0xAD, a soft hyphen elsewhere, is the letter ư here. Windows-1252 quotes and dashes are kept as such.
// biome-ignore format: a table reads better in rows
const LETTERS: Readonly<Record<number, string>> = {
  133: '…', 145: '‘', 146: '’', 147: '“', 148: '”', 149: '•', 150: '–', 151: '—',
  161: 'Ă', 162: 'Â', 163: 'Ê', 164: 'Ô', 165: 'Ơ', 166: 'Ư', 167: 'Đ', 168: 'ă', 169: 'â', 170: 'ê',
  171: 'ô', 172: 'ơ', 173: 'ư', 174: 'đ', 181: 'à', 182: 'ả', 183: 'ã', 184: 'á', 185: 'ạ', 187: 'ằ',
  188: 'ẳ', 189: 'ẵ', 190: 'ắ', 198: 'ặ', 199: 'ầ', 200: 'ẩ', 201: 'ẫ', 202: 'ấ', 203: 'ậ', 204: 'è',
  206: 'ẻ', 207: 'ẽ', 208: 'é', 209: 'ẹ', 210: 'ề', 211: 'ể', 212: 'ễ', 213: 'ế', 214: 'ệ', 215: 'ì',
  216: 'ỉ', 220: 'ĩ', 221: 'í', 222: 'ị', 223: 'ò', 225: 'ỏ', 226: 'õ', 227: 'ó', 228: 'ọ', 229: 'ồ',
  230: 'ổ', 231: 'ỗ', 232: 'ố', 233: 'ộ', 234: 'ờ', 235: 'ở', 236: 'ỡ', 237: 'ớ', 238: 'ợ', 239: 'ù',
  241: 'ủ', 242: 'ũ', 243: 'ú', 244: 'ụ', 245: 'ừ', 246: 'ử', 247: 'ữ', 248: 'ứ', 249: 'ự', 250: 'ỳ',
  251: 'ỷ', 252: 'ỹ', 253: 'ý', 254: 'ỵ',
}
