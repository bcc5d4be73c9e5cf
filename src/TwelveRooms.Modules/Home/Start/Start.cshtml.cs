using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Logging;
using TwelveRooms.Home.Words;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Home.Start;

/// <summary>One sentence about a ward, of which some words are a link.</summary>
internal sealed record StartLine(string Sentence, string LinkWords, string Address);

/// <summary>A ward on the list of somebody who holds several: what changed and what needs a person.</summary>
internal sealed record StartWard(UnitRow Unit, IReadOnlyList<StartLine> Lines, string? More, string? Quiet);

/// <summary>Sends each person to the one page that is theirs: a device to what is due, a ward's people to their ward, others to their list.</summary>
internal sealed class StartModel(
    UnitDirectory units,
    CurrentViewer current,
    IEnumerable<IWhatChanged> news,
    IEnumerable<INeedsMe> needs,
    IEnumerable<IUnitSection> sections,
    ILogger<StartModel> log) : PageModel
{
    private const int MostLines = 3;

    public IReadOnlyList<StartWard> Wards { get; private set; } = [];

    public string? ByChance { get; private set; }

    /// <summary>Whether another of the wards has the same name; their codes tell them apart.</summary>
    public bool HasTwin(StartWard ward) => Wards.Count(w => w.Unit.Name == ward.Unit.Name) > 1;

    public bool HasGap { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var viewer = current.Viewer;
        var held = await units.FindAsync(viewer.Grants.Select(g => g.Unit).Distinct().ToList(), viewer, cancel);
        var wards = held.Values.Where(u => u.Kind == UnitKind.Ward).OrderBy(u => u.Name, StringComparer.CurrentCulture).ToList();
        if (viewer.IsDevice && wards.Count == 1)
        {
            return Redirect($"/wards/{wards[0].Id.Value}/this-week");
        }

        if (wards.Count == 1)
        {
            return Redirect($"/wards/{wards[0].Id.Value}");
        }

        if (wards.Count == 0 && held.Values.FirstOrDefault(u => u.Kind == UnitKind.Provider) is { } organisation)
        {
            return Redirect($"/organisations/{organisation.Id.Value}");
        }

        if (wards.Count == 0 && held.Values.FirstOrDefault(u => u.Kind == UnitKind.Icb) is { } board)
        {
            return Redirect($"/organisations/{board.Id.Value}");
        }

        if (wards.Count == 0)
        {
            return Redirect("/organisations");
        }

        await ReadAsync(wards, viewer, cancel);
        this.SetPage("My wards");
        return Page();
    }

    private async Task ReadAsync(List<UnitRow> wards, Viewer viewer, CancellationToken cancel)
    {
        var numbers = wards.ConvertAll(w => w.Number);
        var changed = await news.GatherAsync(s => s.ForAsync(numbers, viewer, cancel), log);
        var needed = await needs.GatherAsync(s => s.ForAsync(numbers, viewer, cancel), log);
        var read = await sections.GatherAsync(s => s.ForAsync(numbers, viewer, cancel), log);
        HasGap = changed.HasGap || needed.HasGap || read.HasGap;
        ByChance = ChanceWords.Of(read.Items.SelectMany(s => s.Rows).Select(r => r.ByChance));
        var waiting = needed.Items.Select(n => n.Address).ToHashSet(); // what waits for a person is not told twice
        Wards = wards.ConvertAll(ward =>
        {
            List<StartLine> lines =
            [
                .. needed.Items.Where(n => n.Unit == ward.Number).OrderBy(n => n.Since).Select(n => new StartLine(n.Sentence, n.LinkWords, n.Address)),
                .. changed.Items.Where(n => n.Unit == ward.Number && !waiting.Contains(n.Address)).OrderByDescending(n => n.On).Select(n => new StartLine(n.Sentence, n.LinkWords, n.Address)),
            ];
            return new StartWard(ward, [.. lines.Take(MostLines)], lines.Count > MostLines ? $"{lines.Count - MostLines} more on the ward’s page." : null,
                lines.Count > 0 ? null : QuietWords.Of(read.Items.Where(s => s.Unit == ward.Number)));
        });
    }
}
