using System.Globalization;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Measures.MakeWardMeasure;

/// <summary>What each of the five answers must be; the page asks one at a time, the handler all of them.</summary>
internal static class NewMeasureCheck
{
    public const int Steps = 5;
    private const int LongestName = 60;
    private const int LongestText = 600;
    private const int MostMinutes = 120;

    public static Refusal? Step(int step, NewMeasureState state) => step switch
    {
        1 => Text(state.Name, "Name", 3, LongestName, "Say in a few words what matters, such as “Music off by eleven”."),
        2 => NewMeasureWords.TextOf(NewMeasureWords.AskedBy, state.AskedForBy).Length == 0 ? No("asked-for-by-missing", "Choose who asked for it.", "AskedForBy") : null,
        3 => HowCounted(state),
        4 => HowOften(state),
        _ => NewMeasureWords.DirectionOf(state.Better) is null ? No("better-missing", "Choose one. “We are not sure” is a good answer.", "Better") : null,
    };

    public static Refusal? All(NewMeasureState state) => Enumerable.Range(1, Steps).Select(step => Step(step, state)).FirstOrDefault(r => r is not null);

    public static double MinutesOf(NewMeasureState state) => double.Parse(state.Minutes ?? "0", CultureInfo.InvariantCulture);

    private static Refusal? HowCounted(NewMeasureState state)
    {
        if (state.Kind is not ("count" or "part"))
        {
            return No("kind-missing", "Choose how you count it.", "Kind");
        }

        return Refusal.All(
            Text(state.Question, "Question", 8, 160, "Write the question that the ward is asked, such as “How many times was the music still on at eleven?”."),
            state.Kind == "part" ? Text(state.OutOf, "OutOf", 3, 80, "Say out of what, such as “planned activities”.") : null,
            Text(state.Definition, "Definition", 20, LongestText, "Say what to count, what to leave out and where to look, so that somebody new could do it."));
    }

    private static Refusal? HowOften(NewMeasureState state) => Refusal.All(
        NewMeasureWords.CadenceOf(state.HowOften) is null ? No("how-often-missing", "Choose how often it is counted.", "HowOften") : null,
        int.TryParse(state.Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= MostMinutes
            ? null
            : No("minutes", $"Write about how many minutes it takes each time: a whole number from 1 to {MostMinutes}.", "Minutes"));

    private static Refusal? Text(string? text, string field, int least, int most, string remedy)
    {
        var length = text?.Trim().Length ?? 0;
        if (length < least)
        {
            return No("text-missing", remedy, field);
        }

        return length > most ? No("text-too-long", $"{NameOf(field)} has {length} letters. Keep it to {most}.", field)
            : field == "Name" ? NameText.Refuse(text!, field, most) : TextGuard.Refuse(text, field);
    }

    private static string NameOf(string field) => field switch
    {
        "Name" => "What matters",
        "Question" => "The question that the ward is asked",
        "OutOf" => "Out of how many what",
        _ => "What counts",
    };

    private static Refusal No(string code, string message, string field) => Refusal.Invalid(code, message, field);
}
