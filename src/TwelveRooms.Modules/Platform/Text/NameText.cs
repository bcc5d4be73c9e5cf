using System.Globalization;

namespace TwelveRooms.Platform.Text;

/// <summary>What a name may be, of whatever has one: a ward, a group, a device, the programme.</summary>
internal static class NameText
{
    /// <summary>Why a text is no name; null when it is one. That a name is there at all is the caller's to ask, in its own words.</summary>
    public static Refusal? Refuse(string name, string field, int most)
    {
        var clean = name.Trim();
        return clean.Length > most
            ? Refusal.Invalid("name-too-long", $"The name has {clean.Length.ToString("#,0", CultureInfo.InvariantCulture)} characters. Use up to {most}.", field)
            : RefuseShape(clean, field) ?? TextGuard.RefuseInAName(clean, field);
    }

    /// <summary>The same without looking for what points to a person, for the names of staff.</summary>
    public static Refusal? RefuseShape(string name, string field) => !PlainText.IsOneLine(name)
        ? Refusal.Invalid("name-not-one-line", "The name runs over more than one line, or holds something that cannot be shown. Type it again on one line, without copying.", field)
        : PlainText.IsWithoutLetters(name)
            ? Refusal.Invalid("name-needs-letters", "There is no letter or digit in the name. Write it as people say it.", field)
            : null;
}
