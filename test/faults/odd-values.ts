import type { Random } from './random.ts'

/** Values as somebody might type them, as a program might print them, and as somebody might want to do harm with them. */
export const oddValues: readonly string[] = [
  '', ' ', '\n\t\n', '-1', '0', '00', '0009', '9', '23', '24', '99', '1.5', '1e309', '-0', '+1', '.5', '5.', '1,234.50', '$10.00', '10.00 USD', 'NaN', 'Infinity', '0x10', '١٢', '１２', '½',
  '9'.repeat(15), '9'.repeat(400), '9'.repeat(140_000), `0.${'0'.repeat(20_000)}1`, `${'0'.repeat(5_000)}7`, '99999999999999999999.99',
  '2005-02-29', '2005-02-30', '0000-00-00', '0001-01-01', '9999-12-31', '10000-01-01', '-0044-03-15', '2005-3-1', '03/01/2005', '2005-03-01Z', '2005-03-01-08:00', '2005-03-01T09:00:00', '2005-04-03', '2005-10-30',
  '-8', '-08', '-25', '+14', '-08:99', 'UTC-8', 'UTC', 'PST', 'America/Los_Angeles', '24:00', '25:61:61', '9 AM', 'noon',
  'US', 'USA', 'California', 'CA', 'Atlantis', 'Yes', 'NO', 'true', 'Over', 'Up To', 'null', 'undefined', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
  'x'.repeat(3_000), 'x'.repeat(100_000), 'é'.repeat(2_000), 'Cañada', 'e\u0301', '\u202edetrevni', '\u2028\u2029', '\u0085', '\ufeff', '\u{1f600}', '\u{10ffff}', '\ufffd', '\u200b',
  '&#0;', '&#xD800;', '&#xFFFE;', '&#x10FFFF;', '&#x1F600;', '&#13;', '&#9;', '&lt;script&gt;', '&amp;amp;', '&nbsp;', '&', '&lol9;', '<![CDATA[<a>&]]>', '<![CDATA[', ']]>', '<!-- -- -->', '<!-- a -->b<!-- c -->', '<?php echo 1 ?>', '<br>', '<br/>',
  '../../../etc/hostname', 'file:///etc/hostname', 'http://[', 'http://127.0.0.1:1/', '//index.xml', 'index.xml', '#', '?', '%00', '%ZZ', 'a b.xml', 'USCA_2005_01_01_Ver1_0_0.xml', '_2005_02_30_Ver9_9_9.xml',
  "'; drop table archive.document; --", '\\u0000', '\\', '"', '{"a":1}', '#{7*7}', '%s%n'
]

/** A text in which nothing repeats, so that nothing makes it shorter. */
export function noise (random: Random, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 20_000))).join('')
}
