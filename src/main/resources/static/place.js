// Choosing my place: a part of the city, then, if I like, my street by its new or old name and my house.

export function choose() {}
