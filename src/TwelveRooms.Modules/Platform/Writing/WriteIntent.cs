namespace TwelveRooms.Platform.Writing;

/// <summary>What a write is called in the audit, and how a repeated post of it is known.</summary>
/// <param name="Action">The audit catalogue's name, such as <c>measures.point-recorded</c>.</param>
/// <param name="Request">Who repeats it, and what was said; null when it cannot be repeated by accident.</param>
public sealed record WriteIntent(string Action, RequestKey? Request = null);

/// <summary>The idempotency key of a request.</summary>
/// <param name="Key">As the sender chose it: up to 200 characters.</param>
/// <param name="Content">All that was said, in one text; only a keyed hash of it is kept.</param>
/// <param name="IsApi">
/// An API key sent again with other content is refused; a form sent again with other content (Back, then a correction) is a
/// new write.
/// </param>
public sealed record RequestKey(string Key, string Content, bool IsApi);
