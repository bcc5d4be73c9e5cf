using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ThisWeek;

internal sealed class ThisWeekModel(DueNumbersHandler due, ComingNumbers coming, CurrentViewer current) : PageModel
{
    private static readonly string[] Numbers = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    public WeekView Week { get; private set; } = null!;

    /// <summary>What is asked for the first time, later.</summary>
    public IReadOnlyList<ComingItem> Coming { get; private set; } = [];

    public bool IsDevice => current.Viewer.IsDevice;

    public bool IsClosed => Week.Ward.HasClosedBy(Week.Today);

    public bool MayRecord => Week.Standing.May(Rights.RecordNumbers);

    public bool MayCorrect => Week.Standing.May(Rights.CorrectNumbers) && !IsDevice;

    public string Address => $"/wards/{Week.Ward.Id.Value}/this-week";

    public string? FirstDue => Week.Due.Select(i => $"{Address}/{i.Measure.Id.Value}").FirstOrDefault();

    public IReadOnlyList<DueNumber> In => [.. Week.Items.Where(i => !i.IsDue)];

    public string Heading => Week.Items.Count == 0 || Week.Due.Count > 0
        ? "This week’s numbers"
        : Asked == 1 ? $"The one number is {Done}" : Asked == 2 ? $"Both are {Done}" : $"All {Words(Asked)} are {Done}";

    /// <summary>"We did not count" is an answer and no number.</summary>
    private string Done => In.All(i => i.Saved is { State: Statistics.PointState.Reported or Statistics.PointState.ConfirmedZero }) ? "in" : "answered";

    /// <summary>Whether the numbers of this sitting were put in by several people: then each says by whom.</summary>
    public bool IsSignedByMany => In.Where(i => i.MayChange).Select(i => i.Saved!.Initials).Distinct().Count() > 1;

    /// <summary>How many numbers this sitting is about; when it is over, all that the ward is asked for.</summary>
    private int Asked => Week.Sitting.Count > 0 ? Week.Sitting.Count : Week.Items.Count;

    public async Task<IActionResult> OnGetAsync(Guid ward, CancellationToken cancel)
    {
        var outcome = await due.HandleAsync(new(ward), current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return this.PageWith(outcome.Refusal);
        }

        Week = outcome.Value;
        Coming = await coming.ForAsync([Week.Ward.Number], current.Viewer, cancel);
        this.SetPage(Heading, IsDevice ? [] : [new(Week.Ward.Name, $"/wards/{ward}")]);
        return Page();
    }

    /// <summary>"Saved at 09:42 by SO. You can change them until Sunday 15 November."</summary>
    public string? SavedSentence()
    {
        var newest = In.Where(i => i.MayChange).MaxBy(i => i.Saved!.At);
        if (newest?.Saved is not { } saved)
        {
            return null;
        }

        var at = RoomsClock.InLondon(saved.At);
        var when = saved.SavedOn == Week.Today ? $"at {Clock(at)}" : $"on {at.ToString("dddd", CultureInfo.InvariantCulture)} at {Clock(at)}";
        var by = IsSignedByMany || string.IsNullOrEmpty(saved.Initials) ? "" : $" by {saved.Initials}";
        var which = In.Count(i => i.MayChange) == 1 ? "it" : "them";
        return $"{(IsSignedByMany ? "Last saved" : "Saved")} {when}{by}. You can change {which} until {Day(DueRule.MayChangeUntil(saved.SavedOn))}.";
    }

    public static string Day(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    private static string Clock(DateTimeOffset at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Words(int count) => count < Numbers.Length ? Numbers[count] : count.ToString(CultureInfo.InvariantCulture);
}
