using System.Net;
using System.Text.Json;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ExportNumbers;

/// <summary>A file holds what its reader's pages show, and nothing else.</summary>
public sealed class WhoMayExportTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static readonly DateOnly Before = new(2026, 3, 2);
    private static readonly DateOnly Due = new(2026, 3, 9);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ward_manager_takes_the_own_ward_along_from_its_page_and_from_each_chart_and_no_other()
    {
        var (provider, wards) = await CountingAsync(2);
        var manager = await rooms.PersonAsync("ward-manager", wards[0]);
        var page = await manager.SeeAsync($"/wards/{wards[0].Id.Value}");
        var chart = await manager.SeeAsync(await ChartAsync(wards[0]));
        var measure = (await rooms.MeasureAsync(WardNumbers.Activities)).Id.Value;

        foreach (var format in NumbersFile.Formats)
        {
            Assert.NotNull(page.Document.QuerySelector($"a[href='/units/{wards[0].Id.Value}/numbers/{format}'][download]"));
            Assert.NotNull(chart.Document.QuerySelector($"a[href='/units/{wards[0].Id.Value}/measures/{measure}/{format}'][download]"));
            foreach (var address in new[] { $"/units/{{0}}/numbers/{format}", $"/units/{{0}}/measures/{measure}/{format}" })
            {
                using var own = await manager.Client.GetAsync(To(address, wards[0].Id.Value), Cancel);
                Assert.Equal((HttpStatusCode.OK, NumbersFile.TypeOf(format), true), (own.StatusCode, own.Content.Headers.ContentType!.ToString(), own.Content.Headers.ContentDisposition!.FileName!.EndsWith("." + format, StringComparison.Ordinal)));
                foreach (var other in new[] { wards[1].Id.Value, provider.Id.Value, Guid.CreateVersion7() })
                {
                    using var no = await manager.Client.GetAsync(To(address, other), Cancel);
                    Assert.Equal(other == provider.Id.Value && !address.Contains("measures", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotFound, no.StatusCode);
                }
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync($"/units/{wards[0].Id.Value}/numbers/pdf")).Status);
        using var nobody = await rooms.Anyone().Client.GetAsync(To("/units/{0}/numbers/csv", wards[0].Id.Value), Cancel);
        Assert.Equal(HttpStatusCode.Found, nobody.StatusCode); // to the door
        var above = await rooms.ExportAsync(provider.Id.Value.ToString(), NumbersFile.Csv, manager.Viewer);
        Assert.DoesNotContain(wards[1].Code!, ExportedNumbers.TextOf(above), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisations_file_has_its_own_sums_and_its_wards_and_one_read_outside_only_sums_that_its_page_shows()
    {
        var (provider, wards) = await CountingAsync(3);
        await rooms.RecordAsync(wards[0], WardNumbers.Activities, new(2026, 2, 23), 2, 20); // of one ward alone: hidden outside
        await rooms.WorkAsync();
        var (team, lead) = (await rooms.PersonAsync("organisation-team", provider), await rooms.PersonAsync("icb-reader", provider));

        var inside = Rows(await rooms.ExportAsync(provider.Id.Value.ToString(), NumbersFile.Csv, team.Viewer));
        var outside = Rows(await rooms.ExportAsync(provider.Id.Value.ToString(), NumbersFile.Csv, lead.Viewer));

        Assert.Equal(4, inside.Select(r => r[1]).Distinct().Count());
        Assert.All(outside, r => Assert.Equal((provider.Code, "outside"), (r[1], r[11])));
        Assert.Equal([("", "suppressed"), ("9", "value"), ("12", "value")], outside.Select(r => (r[6], r[9])));
        var page = await lead.SeeAsync(await ChartAsync(provider));
        Assert.DoesNotContain(wards[0].Name, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(wards[0].Name, ExportedNumbers.TextOf(await rooms.ExportAsync(provider.Id.Value.ToString(), NumbersFile.Json, lead.Viewer)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coach_takes_along_what_an_agreement_shares_and_nothing_without_one()
    {
        var (provider, wards) = await CountingAsync(1);
        var (_, others) = await CountingAsync(1);
        await rooms.ShareAsync(provider);
        var person = (await rooms.PersonAsync("qi-coach", wards[0])).Viewer.Person!.Value;
        await rooms.GrantAsync(person, "qi-coach", others[0]);
        var coach = await rooms.SignInAsync(person);

        using var none = await coach.Client.GetAsync(To("/units/{0}/numbers/xlsx", others[0].Id.Value), Cancel);
        var rows = Rows(await rooms.ExportAsync(wards[0].Id.Value.ToString(), NumbersFile.Csv, coach.Viewer));

        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal(["3", "4"], rows.Select(r => r[6]));
    }

    [Fact]
    public async Task A_key_reads_its_own_units_and_a_format_that_is_none_is_refused_in_words()
    {
        var (provider, wards) = await CountingAsync(1);
        var (_, others) = await CountingAsync(1);
        using var api = await rooms.ApiAsync(provider);

        using var json = await api.GetAsync(new Uri($"/api/v1/units/{provider.Code}/numbers", UriKind.Relative), Cancel);
        using var csv = await api.GetAsync(new Uri($"/api/v1/units/{wards[0].Code}/numbers?format=csv", UriKind.Relative), Cancel);
        using var odd = await api.GetAsync(new Uri($"/api/v1/units/{wards[0].Code}/numbers?format=pdf", UriKind.Relative), Cancel);
        using var foreign = await api.GetAsync(new Uri($"/api/v1/units/{others[0].Code}/numbers", UriKind.Relative), Cancel);

        var points = JsonDocument.Parse(await json.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("points");
        Assert.Contains(points.EnumerateArray(), p => p.GetProperty("unit").GetString() == wards[0].Code && p.GetProperty("numerator").GetDouble() == 3 && p.GetProperty("state").GetString() == "reported");
        Assert.StartsWith("\uFEFFprovider_code,unit_code,", ExportedNumbers.TextOf(await csv.Content.ReadAsByteArrayAsync(Cancel)), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound), (odd.StatusCode, foreign.StatusCode));
        Assert.Contains("not-a-format", await odd.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task The_command_line_writes_a_unit_to_a_file_that_only_its_owner_reads()
    {
        var (provider, wards) = await CountingAsync(1);
        var file = Path.Combine(Directory.CreateTempSubdirectory("rooms-out-").FullName, "numbers.xlsx");

        var written = await rooms.CliAsync("export", "numbers", provider.Code!, "--format", "xlsx", "--output", file);
        var again = await rooms.CliAsync("import", "points", file);
        var unknown = await rooms.CliAsync("export", "numbers", "ZX9-NONE");

        Assert.Equal((0, "", ""), (written.Exit, written.Out, written.Error));
        Assert.Contains("0 new, 0 changed, 2 the same", again.Out, StringComparison.Ordinal);
        Assert.Equal(3, unknown.Exit);
        Assert.Contains(wards[0].Code!, ExportedNumbers.RowsOf(await File.ReadAllBytesAsync(file, Cancel)).SelectMany(r => r).Select(c => c.Text));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    private async Task<(UnitRow Provider, List<UnitRow> Wards)> CountingAsync(int wards)
    {
        var (provider, made) = (await rooms.ProviderAsync(), new List<UnitRow>());
        for (var i = 0; i < wards; i++)
        {
            made.Add(await rooms.WardAsync(provider));
            await rooms.AskAsync(made[i], WardNumbers.Activities);
            await rooms.RecordAsync(made[i], WardNumbers.Activities, Before, 3, 20);
            await rooms.RecordAsync(made[i], WardNumbers.Activities, Due, 4, 20);
        }

        await rooms.WorkAsync();
        return (provider, made);
    }

    private async Task<string> ChartAsync(UnitRow unit) => $"/units/{unit.Id.Value}/measures/{(await rooms.MeasureAsync(WardNumbers.Activities)).Id.Value}";

    private static Uri To(string pattern, Guid unit) => new(pattern.Replace("{0}", unit.ToString(), StringComparison.Ordinal), UriKind.Relative);

    private static List<List<string>> Rows(byte[] csv) =>
        [.. ExportedNumbers.RowsOf(csv).Skip(1).Select(r => r.Select(c => c.Text).ToList())];
}
