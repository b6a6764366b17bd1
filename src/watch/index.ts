export { type Busy, createBusy } from "./busy.js";
export { readDevice } from "./device.js";
export { createEngagement, type Engagement } from "./engagement.js";
export { watchExit } from "./exit.js";
export { watchListeners } from "./listeners.js";
export { type Visit, watchNavigation } from "./navigation.js";
export { originOf } from "./origin.js";
export { watchScroll } from "./scroll.js";
export { createPresence, type Presence } from "./visibility.js";
