using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Admin.Jobs;

internal sealed class JobsModel(JobList list, IEnumerable<IRecurringJob> jobs, CurrentViewer current) : PageModel
{
    public IReadOnlyList<JobRow> Jobs { get; private set; } = [];

    public IReadOnlyList<FailingWork> Failing { get; private set; } = [];

    public int Waiting { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!current.Viewer.MayForAll(Rights.Administer))
        {
            return NotFound();
        }

        Jobs = await list.JobsAsync(cancel);
        Failing = await list.FailingAsync(cancel);
        Waiting = await list.WaitingAsync(cancel);
        this.SetPage("Jobs: what runs by itself");
        return Page();
    }

    /// <summary>What a job does; one that is not known here any more by its name.</summary>
    public string WordsOf(string name) => jobs.FirstOrDefault(j => j.Name == name)?.Words ?? name;

    public static string At(DateTimeOffset? instant) =>
        instant is { } at ? RoomsClock.InLondon(at).ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture) : "not yet";
}
