using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportSeries;

public sealed class RealSeriesTests(AllSeries all) : IClassFixture<AllSeries>
{
    private Rooms Rooms => all.Rooms;

    [Fact]
    public async Task Every_point_of_25_organisations_is_stored_with_what_is_missing_and_what_is_suppressed_told_apart()
    {
        var points = await PointsAsync(SeriesFiles.PeopleRestrained);

        Assert.Equal(25, points.Select(p => p.Series).Distinct().Count());
        Assert.Equal(300, points.Count);
        Assert.Equal(17, points.Count(p => p.State == PointState.NotReported));
        Assert.Equal(9, points.Count(p => p.State == PointState.Suppressed));
        Assert.Equal(274, points.Count(p => p is { State: PointState.Reported, Numerator: not null, Denominator: not null }));
        Assert.All(points.Where(p => p.State == PointState.NotReported), p => Assert.StartsWith("provider has no MHS76 row this month", p.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task England_is_made_as_a_country_and_has_22_months()
    {
        var england = await Rooms.Handler<UnitDirectory>().FindAsync("ENGLAND", OrganisationFiles.Operator, Cancel);

        Assert.Equal((UnitKind.Country, "England"), (england!.Kind, england.Name));
        Assert.Equal(22, (await PointsAsync("england_mh_admissions")).Count);
    }

    [Fact]
    public async Task An_organisation_that_is_published_without_a_code_is_kept_by_its_name_and_said_so()
    {
        var row = Assert.Single(await Rooms.Handler<UnitDirectory>().AllAsync(UnitKind.Provider, OrganisationFiles.Operator, Cancel), u => u.Code is null);

        Assert.Equal(("John Munroe Hospital", false), (row.Name, row.IsChecked));
        Assert.Contains("John Munroe Hospital is published without a code", Assert.Single(all.Loaded[SeriesFiles.Restraint].Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_published_nationally_is_seen_by_somebody_whose_only_role_is_elsewhere()
    {
        var icb = await Rooms.Handler<UnitDirectory>().FindAsync("QOQ", OrganisationFiles.Operator, Cancel);
        var lead = await Rooms.PersonAsync("icb-reader", icb!);

        var chart = await Rooms.Handler<ShowChartHandler>().HandleAsync(new("RTQ", SeriesFiles.PeopleRestrained), lead.Viewer, Cancel);

        Assert.Equal(12, chart.Value.Reading.Points.Count);
        Assert.Equal(8, chart.Value.Reading.Points.Count(p => p.Point.Value.IsShown));
        Assert.Equal(3, chart.Value.Reading.Points.Count(p => p.Point.State == PointState.NotReported));
        Assert.Equal(1, chart.Value.Reading.Points.Count(p => p.Point.State == PointState.Suppressed));
        Assert.All(chart.Value.Reading.Points.Where(p => !p.Point.Value.IsShown), p => Assert.Equal((PointUse.Gap, PointLook.Gap), (p.Use, p.Look)));
        Assert.Equal("published as * (1 to 4 or 0 people)", chart.Value.Notes[new(2022, 6, 1)].Reason);
    }

    [Fact]
    public async Task The_series_says_who_published_it_how_it_was_rounded_and_under_which_licence()
    {
        var series = await Rooms.InScopeAsync<Db, Series>(db => db.For<Series>(OrganisationFiles.Operator).OrderBy(s => s.Number).FirstAsync(Cancel));

        Assert.True(series.IsPublished);
        Assert.Contains("NHS England, Mental Health Services Data Set", series.Source, StringComparison.Ordinal);
        Assert.Contains("rounded to nearest 5", series.Source, StringComparison.Ordinal);
        Assert.Contains("Open Government Licence v3.0", series.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_names_the_file_by_its_hash_and_holds()
    {
        var text = await Rooms.InScopeAsync<Db, string>(db => db.For<AuditRecord>(OrganisationFiles.Operator)
            .Where(r => r.Action == "measures.series-imported").OrderBy(r => r.Sequence).Select(r => r.Text).FirstAsync(Cancel));

        Assert.Contains("sha256 ", text, StringComparison.Ordinal);
        Assert.Contains("300 lines of 25 series: 300 new", text, StringComparison.Ordinal);
        Assert.Empty((await Rooms.Handler<AuditVerifier>().VerifyAsync(Cancel)).Breaks);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<List<Point>> PointsAsync(string measure) => all.PointsAsync(measure);
}
