// Where the service answers: beside the page, wherever that was served from.
export const ENDPOINT = new URL('/graphql', window.location.origin).href;
