/**
 * Letters, and signs of currencies, as parts of a class. Browsers make their own classes of these (`\p{L}`, `\p{Sc}`)
 * anew for each expression, which costs a slow phone some ms for each; the scripts in which shops write prices do.
 */
export const LETTERS = "A-Za-zªµºÀ-ÖØ-öø-ʯͰ-֎א-ײؠ-ٟٮ-ৱ৴-ฺเ-៚ៜ-῾ぁ-ヿ㐀-힣";
export const CURRENCIES = "$¢-¥֏؋৳฿៛₠-⃀";
