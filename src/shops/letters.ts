/**
 * Letters, and signs of currencies, as parts of a class. Browsers make their own classes of these (`\p{L}`, `\p{Sc}`)
 * anew for each expression, which costs a slow phone some ms for each; the scripts in which shops write prices do.
 */
export const LETTERS =
  "A-Za-zªµºÀ-ÖØ-öø-ʯͰ-ͽͿ-ҁҊ-Ֆա-ֈא-ײؠ-يٱ-ۓऄ-ॡঀ-ৡਁ-ੴઁ-ૡఀ-ౡก-าเ-ๆᄀ-ᇿა-ჿḀ-ῼぁ-ゖゝ-ヿ㐀-鿿가-힣";
export const CURRENCIES = "$¢-¥֏؋৳฿៛₠-⃀";
