using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Modules.Tests.Measures.RecallNumber;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ExportNumbers;

/// <summary>That numbers went out is kept: who, of what, how many rows, by which way; never what was in them.</summary>
public sealed class ExportAuditTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_from_a_page_and_an_answer_to_another_system_leave_one_record_each_without_their_content()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var team = await rooms.PersonAsync("organisation-team", provider);
        using var api = await rooms.ApiAsync(provider);
        var chart = await rooms.ChartOfAsync(wards[0]);

        foreach (var format in NumbersFile.Formats)
        {
            (await team.Client.GetAsync(new Uri($"{chart}/{format}", UriKind.Relative), Cancel)).EnsureSuccessStatusCode().Dispose();
        }

        (await team.Client.GetAsync(new Uri($"{chart}/csv?on=2026-03-17", UriKind.Relative), Cancel)).EnsureSuccessStatusCode().Dispose();
        (await api.GetAsync(new Uri($"/api/v1/units/{wards[0].Code}/numbers?format=csv", UriKind.Relative), Cancel)).EnsureSuccessStatusCode().Dispose();
        (await api.GetAsync(new Uri($"/api/v1/units/{wards[0].Code}/measures/{Withdrawing.Measure}", UriKind.Relative), Cancel)).EnsureSuccessStatusCode().Dispose();
        (await team.Client.GetAsync(new Uri($"/units/{Guid.CreateVersion7()}/numbers/csv", UriKind.Relative), Cancel)).Dispose(); // nothing went out

        var records = await rooms.Db().For<AuditRecord>(Rooms.TestSystem).Where(r => r.Unit == wards[0].Number && r.Action == "measures.numbers-exported").OrderBy(r => r.Sequence).ToListAsync(Cancel);
        var kept = records.ConvertAll(r => JsonDocument.Parse(r.Text).RootElement.GetProperty("changes")[0].GetProperty("after"));
        Assert.Equal(
            [("csv", "Page", "3", null), ("xlsx", "Page", "3", null), ("json", "Page", "3", null), ("csv", "Page", "0", "2026-03-17"), ("csv", "Api", "3", null), ("json", "Api", "3", null)],
            kept.ConvertAll(k => (k.GetProperty("Format").GetString(), k.GetProperty("Way").GetString(), k.GetProperty("Rows").GetString(), k.GetProperty("AsOf").GetString())));
        Assert.Equal((team.Viewer.Actor, "organisation team"), (records[0].Actor, kept[0].GetProperty("ByRole").GetString()));
        Assert.StartsWith("key:", records[^1].Actor, StringComparison.Ordinal);
        Assert.All(records, r => Assert.DoesNotContain($"\"{Withdrawing.Slip}\"", r.Text, StringComparison.Ordinal));
        Assert.Contains($"Took numbers out, {wards[0].Name}", (await team.SeeAsync("/account/record")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task The_command_line_leaves_a_record_too()
    {
        var (provider, _) = await rooms.CountingAsync();

        var answer = await rooms.CliAsync("export", "numbers", provider.Code!);

        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        var record = await rooms.Db().For<AuditRecord>(Rooms.TestSystem).SingleAsync(r => r.Unit == provider.Number && r.Action == "measures.numbers-exported", Cancel);
        Assert.StartsWith("operator:", record.Actor, StringComparison.Ordinal);
    }
}
