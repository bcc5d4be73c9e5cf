using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;
using TwelveRooms.Standards.Contracts;

namespace TwelveRooms.Measures.ShowChart;

internal sealed class ShowChartModel(ShowChartHandler handler, UnitDirectory units, CurrentViewer current, RoomsClock clock) : PageModel
{
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

    public string? Asked => Chart.Wording.MayPleaseTheAsker ? ChartText.MayPlease : null;

    public string VariationDetail => ChartText.VariationDetail(Chart);

    public string TargetDetail => ChartText.TargetDetail(Chart);

    public string HowAskedWords => ChartText.HowAsked(Chart.Measure, Chart.Wording.Way);

    /// <summary>Of a site's or an organisation's own chart: how it is made, and which wards are missing in its newest number.</summary>
    public string? PooledNote => ChartText.Pooled(Chart);

    public IReadOnlyList<(string Period, string Words)> Missing => ChartText.Missing(Chart);

    public string SourceLine => $"{Chart.Series.Source} The newest number is {Chart.Age}.";

    /// <summary>What a sheet of paper must say that the screen need not.</summary>
    public string PrintedLine => $"Printed {Day(clock.Today)}. XmR chart; the rules are those of NHS Making Data Count. "
        + (Chart.Series.IsPublished ? "Figures as published." : Chart.Measure.AboutPeople ? "It holds exact numbers about people: keep it with those who may see them here." : "");

    public async Task<IActionResult> OnGetAsync(Guid unit, Guid measure, string? on, bool all, CancellationToken cancel)
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
