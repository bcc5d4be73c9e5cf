using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Measures.ChangeMeasure;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Standards.Contracts;
using TwelveRooms.Statistics;
using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Measures.ShowChart;

internal sealed class ShowChartModel(ShowChartHandler handler, UnitDirectory units, Db db, CurrentViewer current) : PageModel
{
    public const string Decided = "decided";
    public const string TakenBack = "taken-back";

    private const int FewRows = 13;

    public ChartView Chart { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public string? OnText { get; private set; }

    public IReadOnlyList<ChartMark> Marks { get; private set; } = [];

    public ChartLabels Labels { get; private set; } = null!;

    public IReadOnlyList<ThreadStep> Thread { get; private set; } = [];

    public int RowsShown { get; private set; } = FewRows;

    public bool HasMoreRows => Chart.Reading.Points.Count > RowsShown;

    public string Lede => ChartText.Lede(Chart.Measure);

    /// <summary>What has just been done here, after its form.</summary>
    public string SavedWords { get; private set; } = "";

    /// <summary>Of a ward's own measure: who wanted it counted.</summary>
    public string? WhoAskedForIt => Chart.Measure is { OwnerUnit: not 0, AskedForBy: { } who } ? $"The ward’s own measure. Asked for by: {char.ToLowerInvariant(who[0])}{who[1..]}." : null;

    public string? Asked => Chart.Wording.MayPleaseTheAsker ? ChartText.MayPlease : null;

    public string VariationDetail => ChartText.VariationDetail(Chart);

    public string TargetDetail => ChartText.TargetDetail(Chart);

    public string HowAskedWords => ChartText.HowAsked(Chart.Measure, Chart.Wording.Way);

    /// <summary>What the page says of its own chart: why this kind, how the numbers vary, which rules.</summary>
    public ChartAccount Account { get; private set; } = null!;

    /// <summary>What the numbers suggest about the limits, for those who may decide.</summary>
    public IReadOnlyList<ChartSuggestion> Suggestions { get; private set; } = [];

    /// <summary>Whether another chart would suit these numbers, and this reader keeps the measure.</summary>
    public bool IsAdvised { get; private set; }

    public string KindName => ChartText.Upper(ChartKindWords.NameOf(Chart.Reading.Kind));

    /// <summary>Of a site's or an organisation's own chart: how it is made, and which wards are missing in its newest number.</summary>
    public string? PooledNote => ChartText.Pooled(Chart);

    public IReadOnlyList<(string Period, string Words)> Missing => ChartText.Missing(Chart);

    /// <summary>The chart as a file, as it is shown.</summary>
    public IReadOnlyList<(string Name, string Href)> Downloads =>
        [.. NumbersFile.Formats.Select(f => (NumbersFile.WordOf(f), $"{Address}/{f}{(Chart.AsOf is { } d ? $"?on={d:yyyy-MM-dd}" : "")}"))];

    /// <summary>Whether this reader may stop asking the ward for it.</summary>
    public bool MayEnd => Chart.AsOf is null && Chart.Unit.Kind == UnitKind.Ward && Chart.Measure.WardEntered
        && Chart.Series is { EndedOn: null, IsPublished: false } && Chart.Standing.May(Rights.ManageMeasures);

    /// <summary>Whether this reader may decide about the chart as it is now.</summary>
    public bool MayDecide => Chart.AsOf is null && Chart.Standing.May(Rights.DecideCharts) && !Chart.Series.IsPublished;

    public string SourceLine => $"{Chart.Series.Source} The newest number is {Chart.Age}.";

    /// <summary>What a sheet of paper must say that the screen need not.</summary>
    public string PrintedLine => $"{KindName}; the rules are those of {RuleSets.MakingDataCount.Name}. "
        + (Chart.Series.IsPublished ? "Figures as published." : Chart.Measure.AboutPeople ? "It holds exact numbers about people: keep it with those who may see them here." : "");

    public async Task<IActionResult> OnGetAsync(Guid unit, Guid measure, string? on, bool all, string? saved, CancellationToken cancel)
    {
        OnText = on;
        var day = EarlierDay.Read(on);
        var outcome = await handler.HandleAsync(new(unit.ToString(), measure.ToString(), day.IsRefused ? null : day.Value), current.Viewer, cancel);
        var refusal = day.IsRefused ? day.Refusal : null;
        if (outcome is { IsRefused: true, Refusal.Kind: not RefusalKind.NotFound })
        {
            refusal = outcome.Refusal;
            outcome = await handler.HandleAsync(new(unit.ToString(), measure.ToString()), current.Viewer, cancel);
        }

        if (outcome.IsRefused)
        {
            return this.PageWith(outcome.Refusal);
        }

        Chart = outcome.Value;
        Address = $"/units/{unit}/measures/{measure}";
        Marks = ChartText.Marks(Chart);
        Labels = ChartText.Labels(Chart);
        RowsShown = all ? int.MaxValue : FewRows;
        Thread = ChartText.Thread(Chart);
        SavedWords = (MayDecide, saved) switch
        {
            (true, Decided) => "Saved. It stands beside the chart, with your name and today’s date.",
            (true, TakenBack) => "Taken back. It is kept with your reason on the page where notes are added.",
            _ => "",
        };
        Account = ChartAccount.Of(Chart.Reading, Chart.Measure.Facts());
        Suggestions = MayDecide ? ChartSuggestion.Of(Chart) : [];
        IsAdvised = Account.Suits is { } suits && (Chart.Measure.OwnerUnit == 0 || MeasureCharts.Possible(Chart.Measure.Kind).Contains(suits))
            && await ChangeMeasureHandler.MayAsync(db, Chart.Measure, current.Viewer, cancel);
        await SetWayAsync(cancel);
        return refusal is null ? Page() : this.PageWith(refusal);
    }

    public static string Day(DateOnly day) => ChartText.Day(day);

    private async Task SetWayAsync(CancellationToken cancel)
    {
        var way = new List<RoomsLink>();
        if (Chart.Unit.Kind == UnitKind.Ward)
        {
            if (await units.ProviderOfAsync(Chart.Unit.Number, current.Viewer, cancel) is { } provider)
            {
                way.Add(new(provider.Name, $"/organisations/{provider.Id.Value}"));
            }

            way.Add(new(Chart.Unit.Name, $"/wards/{Chart.Unit.Id.Value}"));
            if (Commitments.Find(Chart.Measure.MainRoom) is { } room)
            {
                way.Add(new($"{room.Number} {room.ShortName}", $"/wards/{Chart.Unit.Id.Value}/rooms/{room.Number}"));
            }
        }
        else
        {
            way.Add(new("Organisations", "/organisations"));
            if (Chart.Unit.Kind == UnitKind.Site && await units.ProviderOfAsync(Chart.Unit.Number, current.Viewer, cancel) is { } owner)
            {
                way.Add(new(owner.Name, $"/organisations/{owner.Id.Value}"));
            }

            way.Add(new(Chart.Unit.Name, $"/organisations/{Chart.Unit.Id.Value}"));
        }

        this.SetPage($"{Chart.Measure.Name}, {Chart.Unit.Name}", way);
        if (Chart.Series.IsPublished)
        {
            this.SayPublished();
        }
    }
}
