using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.ImportPoints.Storing;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Modules.Tests.Measures.Completeness;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.CloseWard;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Organisations.MoveWard;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.Pooled;

public sealed class PooledSeriesTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Force = "restrictive_interventions";
    private static readonly DateOnly January = new(2026, 1, 1);
    private static readonly DateOnly February = new(2026, 2, 1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_and_its_organisation_are_sums_over_sums_and_no_ward_counts_twice()
    {
        var (provider, site, ward, other) = await SiteAsync();
        await rooms.RecordAsync(ward, Force, January, 4, 500);
        await rooms.RecordAsync(other, Force, January, 6, 300);

        await rooms.WorkAsync();
        await rooms.WorkAsync();

        Assert.Equal((4, 500), await SumAsync(site, January));
        Assert.Equal((10, 800), await SumAsync(provider, January));
    }

    [Fact]
    public async Task A_ward_that_moved_counts_where_it_was_in_each_month_and_the_figures_follow_at_once()
    {
        var (provider, site, ward, other) = await SiteAsync();
        var next = await rooms.UnitAsync(new(UnitKind.Site, "Meadow", Code(), provider.Number, UnitTree.Ever));
        await BothMonthsAsync(ward, 4, 500);
        await BothMonthsAsync(other, 6, 300);
        await rooms.WorkAsync();

        await MoveAsync(ward, next, "2026-02-01");
        await rooms.WorkAsync();

        Assert.Equal((4, 500), await SumAsync(site, January));
        Assert.Null(await SumAsync(site, February));
        Assert.Null(await SumAsync(next, January));
        Assert.Equal((4, 500), await SumAsync(next, February));
        Assert.Equal((10, 800), await SumAsync(provider, February));
    }

    [Fact]
    public async Task A_ward_that_goes_to_another_organisation_takes_only_its_later_months_along()
    {
        var (provider, _, ward, other) = await SiteAsync();
        var taker = await rooms.ProviderAsync();
        await BothMonthsAsync(ward, 4, 500);
        await BothMonthsAsync(other, 6, 300);
        await rooms.WorkAsync();

        await MoveAsync(ward, taker, "2026-02-01");
        await rooms.WorkAsync();

        Assert.Equal((10, 800), await SumAsync(provider, January));
        Assert.Equal((6, 300), await SumAsync(provider, February));
        Assert.Null(await SumAsync(taker, January));
        Assert.Equal((4, 500), await SumAsync(taker, February));
    }

    [Fact]
    public async Task A_move_before_its_first_number_leaves_nothing_behind_and_the_old_figure_stays_in_the_history()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var taker = await rooms.ProviderAsync();
        await BothMonthsAsync(ward, 4, 500);
        await rooms.WorkAsync();

        await MoveAsync(ward, taker, "2015-04-01");
        await rooms.WorkAsync();

        Assert.Null(await SumAsync(provider, January));
        Assert.Equal((4, 500), await SumAsync(taker, January));
        var kept = await rooms.PointsAsync(provider, Force);
        Assert.Equal([(PointState.Reported, false), (PointState.NotReported, true)], kept.Where(p => p.Period == January).Select(p => (p.State, p.IsWithdrawn)));
    }

    [Fact]
    public async Task An_import_that_was_taken_back_leaves_no_trace_above_the_ward()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        await rooms.RecordAsync(ward, Force, new(2025, 11, 1), 4, 500);
        await rooms.RecordAsync(ward, Force, February, 4, 500);
        var import = (await rooms.BringAsync(await rooms.LookAsync(ward, Force, "2026-01-01,3,500"))).Value;
        await rooms.WorkAsync();
        Assert.Equal((3, 500), await SumAsync(provider, January));

        _ = (await rooms.InScopeAsync<UndoImportHandler, Outcome<UndoneImport>>(h => h.HandleAsync(import.Import!.Value, "the wrong ward", Viewer.Operator("test"), Cancel))).Value;
        await rooms.WorkAsync();

        var chart = (await rooms.Handler<ShowChartHandler>().HandleAsync(new(provider.Code!, Force), Rooms.TestSystem, Cancel)).Value;
        Assert.DoesNotContain(January, chart.Notes.Keys);
        Assert.Equal([false, true, true, false], chart.Reading.Points.Select(p => p.Use == PointUse.Gap));
    }

    [Fact]
    public async Task A_ward_that_closed_keeps_its_months_and_later_ones_do_not_wait_for_it()
    {
        var (provider, site, ward, other) = await SiteAsync();
        await rooms.RecordAsync(ward, Force, January, 4, 500);
        await BothMonthsAsync(other, 6, 300);
        await rooms.WorkAsync();

        _ = (await rooms.Handler<CloseWardHandler>().HandleAsync(new(ward.Id.Value, "2026-01-31", other.Id.Value, "merged", 0), Rooms.TestSystem, Cancel)).Value;
        await rooms.WorkAsync();

        Assert.Equal((10, 800), await SumAsync(provider, January));
        Assert.Equal((6, 300), await SumAsync(provider, February));
        Assert.Null(await SumAsync(site, February));
        Assert.Equal("1 ward.", (await rooms.PointsAsync(provider, Force))[^1].Reason);
    }

    [Fact]
    public async Task Wards_that_become_one_keep_their_months_where_each_was_and_the_new_one_counts_where_it_is()
    {
        var (provider, site, ward, other) = await SiteAsync();
        var next = await rooms.UnitAsync(new(UnitKind.Site, "Meadow", Code(), provider.Number, UnitTree.Ever));
        var taker = await rooms.WardAsync(next, openedOn: February);
        await rooms.RecordAsync(ward, Force, January, 4, 500);
        await rooms.RecordAsync(other, Force, January, 6, 300);
        await rooms.RecordAsync(taker, Force, February, 7, 500);
        foreach (var closing in new[] { ward, other })
        {
            _ = (await rooms.Handler<CloseWardHandler>().HandleAsync(new(closing.Id.Value, "2026-01-31", taker.Id.Value, "merged", 0), Rooms.TestSystem, Cancel)).Value;
        }

        await rooms.WorkAsync();

        Assert.Equal((4, 500), await SumAsync(site, January));
        Assert.Equal((10, 800), await SumAsync(provider, January));
        Assert.Null(await SumAsync(next, January));
        Assert.Null(await SumAsync(site, February));
        Assert.Equal((7, 500), await SumAsync(provider, February));
        Assert.Equal("1 ward.", (await rooms.PointsAsync(provider, Force))[^1].Reason);
    }

    [Fact]
    public async Task A_ward_that_is_shared_out_over_two_organisations_leaves_its_months_with_its_own()
    {
        var (provider, _, ward, other) = await SiteAsync();
        var elsewhere = await rooms.ProviderAsync();
        var part = await rooms.WardAsync(elsewhere, openedOn: February);
        await rooms.RecordAsync(ward, Force, January, 4, 500);
        await BothMonthsAsync(other, 6, 300);
        await rooms.RecordAsync(part, Force, February, 2, 200);
        _ = (await rooms.Handler<CloseWardHandler>().HandleAsync(new(ward.Id.Value, "2026-01-31", other.Id.Value, "shared out", 0) { Others = [part.Id.Value] }, Rooms.TestSystem, Cancel)).Value;
        await rooms.WorkAsync();

        Assert.Equal((10, 800), await SumAsync(provider, January));
        Assert.Equal((6, 300), await SumAsync(provider, February));
        Assert.Null(await SumAsync(elsewhere, January));
        Assert.Equal((2, 200), await SumAsync(elsewhere, February));
    }

    [Fact]
    public async Task A_whole_site_that_goes_to_another_organisation_takes_its_wards_along()
    {
        var (provider, site, ward, _) = await SiteAsync();
        var taker = await rooms.ProviderAsync();
        await BothMonthsAsync(ward, 4, 500);
        await rooms.WorkAsync();

        var loaded = await rooms.LoadAsync($"site_code,site_name,provider_code\n{site.Code},{site.Name},{await OdsAsync(taker)}\n", reason: "the contract went over");
        Assert.False(loaded.IsRefused, string.Join('\n', loaded.Refusal?.Problems.Select(p => p.Message) ?? []));
        rooms.Clock.Advance(TimeSpan.FromDays(62));
        await rooms.RecordAsync(ward, Force, new(2026, 4, 1), 5, 510);
        await rooms.WorkAsync();

        Assert.Equal((4, 500), await SumAsync(provider, February));
        Assert.Null(await SumAsync(provider, new(2026, 4, 1)));
        Assert.Equal((5, 510), await SumAsync(taker, new(2026, 4, 1)));
        rooms.Clock.Advance(TimeSpan.FromDays(-62));
    }

    [Fact]
    public async Task A_silent_ward_is_said_and_is_not_nought()
    {
        var (provider, _, ward, other) = await SiteAsync();
        await BothMonthsAsync(ward, 4, 500);
        await rooms.RecordAsync(other, Force, January, 6, 300);
        await rooms.WorkAsync();

        var team = await rooms.PersonAsync("organisation-team", provider);
        var measure = await rooms.MeasureAsync(Force);
        var page = await team.SeeAsync($"/units/{provider.Id.Value}/measures/{measure.Id.Value}");

        Assert.Equal((4, 500), await SumAsync(provider, February));
        Assert.Contains("1 of 2 wards. 1 sent nothing.", page.Text, StringComparison.Ordinal);
        Assert.Contains("A ward is missing in 1 month", page.Text, StringComparison.Ordinal);
        Assert.Contains("February 2026: 1 of 2 wards. 1 sent nothing.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Added up from its wards, each month by where they were in that month.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_figure_is_not_counted_before_the_wards_that_sent_the_one_before_have_sent_theirs()
    {
        var (provider, _, ward, other) = await SiteAsync();
        for (var month = 0; month < 14; month++)
        {
            await rooms.RecordAsync(ward, Force, new DateOnly(2024, 12, 1).AddMonths(month), 4 + (month % 3), 500);
            await rooms.RecordAsync(other, Force, new DateOnly(2024, 12, 1).AddMonths(month), 24 + (month % 2), 500);
        }

        await rooms.RecordAsync(ward, Force, February, 4, 500);
        await rooms.WorkAsync();
        var early = await ReadAsync(provider);
        await rooms.RecordAsync(other, Force, February, 25, 500);
        await rooms.WorkAsync();
        var whole = await ReadAsync(provider);

        Assert.Equal((PointUse.LeftOut, VariationIcon.CommonCause), (early.Points[^1].Use, early.Variation));
        Assert.Equal(January, early.Points[early.Latest].Point.Start);
        Assert.Equal((PointUse.Used, VariationIcon.CommonCause), (whole.Points[^1].Use, whole.Variation));
        Assert.Equal(February, whole.Points[whole.Latest].Point.Start);
    }

    [Fact]
    public async Task A_ward_that_stays_silent_holds_no_later_figure_up()
    {
        var (provider, _, ward, other) = await SiteAsync();
        await rooms.RecordAsync(other, Force, new(2025, 12, 1), 6, 300);
        await BothMonthsAsync(ward, 4, 500);
        await rooms.WorkAsync();

        Assert.Equal(PointUse.Used, (await ReadAsync(provider)).Points[^1].Use);
    }

    [Fact]
    public async Task A_move_reaches_the_figures_through_the_real_worker_within_a_second()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var taker = await rooms.ProviderAsync();
        await BothMonthsAsync(ward, 4, 500);
        await rooms.WorkAsync();
        using var worker = new Worker((Microsoft.Extensions.DependencyInjection.IServiceScopeFactory)rooms.Services.GetService(typeof(Microsoft.Extensions.DependencyInjection.IServiceScopeFactory))!, Microsoft.Extensions.Logging.Abstractions.NullLogger<Worker>.Instance);
        await worker.StartAsync(Cancel);

        await MoveAsync(ward, taker, "2026-02-01");
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (await SumAsync(taker, February) is null && waited.Elapsed < TimeSpan.FromSeconds(10))
        {
            await Task.Delay(20, Cancel);
        }

        await worker.StopAsync(Cancel);
        TestContext.Current.SendDiagnosticMessage("a move reached the figures after {0} ms", waited.ElapsedMilliseconds);
        Assert.Equal((4, 500), await SumAsync(taker, February));
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(3), $"it took {waited.Elapsed.TotalSeconds:0.0} s"); // the promise is one second; a shared test machine is slower
    }

    [Fact]
    public async Task A_site_has_a_page_with_its_wards_its_place_and_its_figures()
    {
        var (provider, site, ward, other) = await SiteAsync();
        await rooms.RecordAsync(ward, Force, January, 4, 500);
        await rooms.WorkAsync();
        var team = await rooms.PersonAsync("organisation-team", provider);
        var stranger = await rooms.PersonAsync("organisation-team", await rooms.ProviderAsync());

        var page = await (await team.SeeAsync($"/organisations/{provider.Id.Value}")).FollowAsync(site.Name);

        Assert.Equal($"/organisations/{site.Id.Value}", page.Address.AbsolutePath);
        Assert.Contains(ward.Name, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Name, page.Text, StringComparison.Ordinal);
        Assert.Contains("Restrictive practice", page.Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.OpenAsync(page.Address.AbsolutePath)).Status);
    }

    [Fact]
    public async Task Outside_the_organisation_a_sum_of_fewer_than_three_wards_is_hidden()
    {
        var provider = await rooms.ProviderAsync();
        UnitRow[] wards = [await rooms.WardAsync(provider), await rooms.WardAsync(provider), await rooms.WardAsync(provider)];
        var (two, three) = (new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 9));
        foreach (var ward in wards)
        {
            await rooms.AskAsync(ward, WardNumbers.Activities);
            await rooms.RecordAsync(ward, WardNumbers.Activities, three, 2, 20);
        }

        await rooms.RecordAsync(wards[0], WardNumbers.Activities, two, 3, 20);
        await rooms.RecordAsync(wards[1], WardNumbers.Activities, two, 4, 20);
        await rooms.WorkAsync();

        Assert.Equal([(two, 7.0, PointState.Reported), (three, 6.0, PointState.Reported)], await SeenAsync("organisation-team"));
        Assert.Equal([(two, null, PointState.Suppressed), (three, 6.0, PointState.Reported)], await SeenAsync("icb-reader"));

        async Task<(DateOnly, double?, PointState)[]> SeenAsync(string role)
        {
            var viewer = (await rooms.PersonAsync(role, provider)).Viewer;
            var view = (await rooms.Handler<ShowChartHandler>().HandleAsync(new(provider.Id.Value.ToString(), WardNumbers.Activities), viewer, Cancel)).Value;
            return [.. view.Reading.Points.Select(p => (p.Point.Start, p.Point.Numerator.OrNull(), p.Point.State))];
        }
    }

    [Fact]
    public async Task Outside_the_organisation_a_sum_waits_until_those_have_sent_who_sent_before_so_that_reading_twice_tells_no_ward()
    {
        var provider = await rooms.ProviderAsync();
        UnitRow[] wards = [await rooms.WardAsync(provider), await rooms.WardAsync(provider), await rooms.WardAsync(provider), await rooms.WardAsync(provider), await rooms.WardAsync(provider)];
        var (before, now) = (new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 9));
        foreach (var ward in wards)
        {
            await rooms.AskAsync(ward, WardNumbers.Activities);
            await rooms.RecordAsync(ward, WardNumbers.Activities, before, 2, 20);
        }

        var lead = (await rooms.PersonAsync("icb-reader", provider)).Viewer;
        var seen = new List<double?>();
        foreach (var ward in wards)
        {
            await rooms.RecordAsync(ward, WardNumbers.Activities, now, 3, 20);
            await rooms.WorkAsync();
            var view = (await rooms.Handler<ShowChartHandler>().HandleAsync(new(provider.Id.Value.ToString(), WardNumbers.Activities), lead, Cancel)).Value;
            seen.Add(view.Reading.Points.Single(p => p.Point.Start == now).Point.Numerator.OrNull());
        }

        Assert.Equal([null, null, null, null, 15.0], seen);
    }

    private async Task<(UnitRow Provider, UnitRow Site, UnitRow Ward, UnitRow Other)> SiteAsync()
    {
        var provider = await rooms.ProviderAsync();
        var site = await rooms.UnitAsync(new(UnitKind.Site, $"Park {provider.Code}", Code(), provider.Number, UnitTree.Ever));
        return (provider, site, await rooms.WardAsync(site), await rooms.WardAsync(provider));
    }

    private async Task<ChartReading> ReadAsync(UnitRow place) =>
        (await rooms.Handler<ShowChartHandler>().HandleAsync(new(place.Id.Value.ToString(), Force), Rooms.TestSystem, Cancel)).Value.Reading;

    private async Task BothMonthsAsync(UnitRow ward, double numerator, double denominator)
    {
        await rooms.RecordAsync(ward, Force, January, numerator, denominator);
        await rooms.RecordAsync(ward, Force, February, numerator, denominator);
    }

    private async Task MoveAsync(UnitRow ward, UnitRow to, string from) =>
        _ = (await rooms.Handler<MoveWardHandler>().HandleAsync(new(ward.Id.Value, to.Id.Value, from, "a reason", 0), Rooms.TestSystem, Cancel)).Value;

    private async Task<(double, double)?> SumAsync(UnitRow unit, DateOnly period)
    {
        var last = (await rooms.PointsAsync(unit, Force)).LastOrDefault(p => p.Period == period);
        return last is { Numerator: { } n, Denominator: { } d } ? (n, d) : null;
    }

    /// <summary>Loaded files know organisations by short codes; a test organisation that has none gets one.</summary>
    private async Task<string> OdsAsync(UnitRow provider)
    {
        if (provider.Code!.Length <= 5)
        {
            return provider.Code;
        }

        var code = "ZX" + (provider.Number % 1000).ToString(CultureInfo.InvariantCulture);
        await rooms.WriteAsync("test.code", write => write.For<Unit>().Single(u => u.Number == provider.Number).Code = code);
        return code;
    }

    private static string Code() => $"ZXT-S{Guid.CreateVersion7().ToString("n")[20..].ToUpperInvariant()}";
}
