using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access;

/// <summary>The ways in which we say no to a change of who holds what.</summary>
internal static class PeopleRefusals
{
    public const int LongestName = 60;

    /// <summary>Why a role cannot be given here by this viewer; null when it can.</summary>
    public static Refusal? OfRole(PeopleUnit here, string? role, string field)
    {
        if (string.IsNullOrWhiteSpace(role))
        {
            return Refusal.Invalid("role-needed", "Choose what they do here.", field);
        }

        return here.Find(role) is not { Holder: RoleHolder.Person } known
            ? Refusal.Invalid("role-unknown", $"A person cannot have the role “{role}”. Use one of {Keys(here)}.", field)
            : !here.Gives.Contains(role)
                ? Refusal.Invalid("role-not-yours-to-give", $"You cannot give the role {known.Name}. Ask somebody who can: “Who sees what” says which roles give which.", field)
                : !known.CanBeHeldOn(here.Unit.Kind)
                    ? Refusal.Invalid("role-not-held-here", $"The role {known.Name} is held on {Kinds(known)}, and {here.Unit.Name} is {KindWords.Of(here.Unit.Kind)}.", field)
                    : null;
    }

    public static Refusal? OfName(string? name, string field) => name?.Trim() switch
    {
        null or "" => Refusal.Invalid("name-needed", "Write what pages should call them. They choose it; a first name is enough.", field),
        { Length: > LongestName } long_ => Refusal.Invalid("name-too-long", $"The name has {long_.Length} characters. Use up to {LongestName}.", field),
        var clean => NameText.RefuseShape(clean, field) ?? TextGuard.RefuseBesideAName(clean, field),
    };

    public static Refusal? OfClosed(UnitRow unit, DateOnly today) => unit.HasClosedBy(today)
        ? Refusal.Conflict("unit-closed", $"{unit.Name} has closed. Nobody is added to it any more.")
        : null;

    public static Refusal? OfOneself(Guid? person, Viewer viewer, string field) => person is { } one && viewer.Person == one
        ? Refusal.Invalid("not-to-oneself", "Nobody gives a role to themselves. Ask somebody else who may give it.", field)
        : null;

    /// <summary>The first day, today when left out, and the first day after the last.</summary>
    public static Outcome<(DateOnly From, DateOnly To)> Days(string? first, string? last, DateOnly today, string firstField, string lastField, bool needsEnd = false)
    {
        var from = ReadDay(first, today, today, firstField);
        var to = ReadDay(last, DateOnly.MaxValue, today, lastField);
        if (Refusal.All(from.Refusal, to.Refusal) is { } no)
        {
            return no;
        }

        var end = to.Value == DateOnly.MaxValue ? to.Value : to.Value.AddDays(1);
        return needsEnd && end == DateOnly.MaxValue ? Refusal.Invalid("last-day-needed", "Say the last day. It can be changed by ending it earlier.", lastField)
            : end <= from.Value ? Refusal.Invalid("ends-before-it-begins", $"The last day, {Words(to.Value)}, comes before the first, {Words(from.Value)}. Change one of them.", lastField)
            : end <= today ? Refusal.Invalid("over-already", $"{Words(to.Value)} is over. Use today or a later day, or leave it empty.", lastField)
            : (from.Value, end);
    }

    /// <summary>A day that somebody wrote; what is left out is the other.</summary>
    public static Outcome<DateOnly> ReadDay(string? text, DateOnly leftOut, DateOnly today, string field) =>
        string.IsNullOrWhiteSpace(text) ? leftOut
        : !DayText.TryReadWritten(text, out var day) ? Refusal.Invalid("not-a-day", $"“{text.Trim()}” is not a date that we can read. Write the date with day, month and year, such as 31 3 2026.", field)
        : day > today.AddYears(5) ? Refusal.Invalid("day-too-far", $"{Words(day)} is more than five years ahead. Use an earlier day, or leave the last day empty.", field)
        : day;

    public static string Words(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>"a ward or a site".</summary>
    public static string Kinds(Role role) => string.Join(" or ", Enum.GetValues<UnitKind>().Where(role.CanBeHeldOn).Reverse().Select(KindWords.Of));

    private static string Keys(PeopleUnit here) => string.Join(", ", here.Roles.Where(r => r.Holder == RoleHolder.Person && here.Gives.Contains(r.Key)).Select(r => r.Key));
}
