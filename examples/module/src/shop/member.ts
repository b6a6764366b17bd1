const KEY = "nib-and-paper-member";

/** Whether the visitor says to be a member: in a real shop, the account says so. */
export const isMember = (): boolean => localStorage.getItem(KEY) === "yes";

/** Keeps what the visitor says. */
export const setMember = (yes: boolean): void => localStorage.setItem(KEY, yes ? "yes" : "no");
