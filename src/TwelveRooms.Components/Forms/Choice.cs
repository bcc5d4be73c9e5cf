namespace TwelveRooms.Components;

/// <summary>One answer to choose from.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What the reader meets.</param>
/// <param name="Hint">Help under the answer; not shown in a select.</param>
/// <param name="Group">The heading that it stands under in a select; null for none.</param>
public sealed record Choice(string Value, string Text, string? Hint = null, string? Group = null);
