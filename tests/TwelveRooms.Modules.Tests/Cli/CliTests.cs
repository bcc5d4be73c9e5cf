using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Modules.Tests.Measures.ImportSeries;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Cli;

[Trait("Speed", "slow")]
public sealed class CliTests(Rooms rooms) : IClassFixture<Rooms>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rooms-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task One_number_is_put_in_corrected_and_exported()
    {
        var ward = await rooms.WardAsync();

        var first = await rooms.StartCliAsync("record", ward.Code!, "restrictive_interventions", "2026-01", "4", "--of", "600");
        var again = await rooms.CliAsync("record", ward.Code!, "restrictive_interventions", "2026-01-31", "5", "--of", "600");
        var corrected = await rooms.CliAsync("record", ward.Code!, "restrictive_interventions", "2026-01", "5", "--of", "600", "--correct", "0", "--reason", "=counted again");
        var chart = await rooms.StartCliAsync("export", "chart", ward.Code!, "restrictive_interventions");

        Assert.Equal((0, ""), (first.Exit, first.Error));
        Assert.StartsWith("2026-01-01, revision 0.", first.Out, StringComparison.Ordinal);
        Assert.Equal((3, ""), (again.Exit, again.Out));
        Assert.Contains("already has a number", again.Error, StringComparison.Ordinal);
        Assert.StartsWith("2026-01-01, revision 1.", corrected.Out, StringComparison.Ordinal);
        Assert.Contains(",2026-01-01,5,600,8.333333,value,'=counted again,put_in,", chart.Out, StringComparison.Ordinal);
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task Not_collected_without_words_is_told_as_a_wrong_command()
    {
        var ward = await rooms.WardAsync();

        var answer = await rooms.CliAsync("record", ward.Code!, "seclusion", "2026-01", "--not-collected");

        Assert.Equal(2, answer.Exit);
        Assert.Contains("--not-collected", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Something went wrong", answer.Error, StringComparison.Ordinal);
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task A_key_is_made_listed_and_ended_and_its_label_is_looked_at_like_any_text()
    {
        var ward = await rooms.WardAsync();

        var refused = await rooms.CliAsync("key", ward.Code!, "data-feed", "feed of 943 476 5919");
        var made = await rooms.CliAsync("key", ward.Code!, "data-feed", "incident system");
        var line = (await rooms.CliAsync("keys")).Out.Split('\n').Single(l => l.Contains($",incident system,{ward.Code},data-feed,", StringComparison.Ordinal));
        var ended = await rooms.CliAsync("keys", "end", line.Split(',')[0]);
        var again = await rooms.CliAsync("keys", "end", line.Split(',')[0]);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/units/{ward.Code}");
        request.Headers.Authorization = new("Bearer", made.Out.Trim());
        using var answer = await rooms.Anyone().Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(3, refused.Exit);
        Assert.Contains("looks like an NHS number", refused.Error, StringComparison.Ordinal);
        Assert.Equal((0, "Ended: incident system.\n"), (ended.Exit, ended.Out));
        Assert.Equal(3, again.Exit);
        Assert.DoesNotContain(made.Out.Trim(), line, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_folder_is_no_file_and_an_endless_file_is_too_large()
    {
        var folder = await rooms.CliAsync("import", "organisations", _folder);
        var link = Path.Combine(_folder, "zeros.csv");
        File.CreateSymbolicLink(link, "/dev/zero");
        var endless = await rooms.CliAsync("import", "organisations", link);

        Assert.Equal(2, folder.Exit);
        Assert.Contains(_folder, folder.Error, StringComparison.Ordinal);
        Assert.Equal(3, endless.Exit);
        Assert.Contains("is larger than 10 MB", endless.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_numbers_is_taken_in_whole_or_refused_with_every_line()
    {
        var ward = await rooms.WardAsync();
        var good = Write($"unit,measure,period,state,numerator,denominator,reason\n{ward.Code},restrictive_interventions,2026-01-01,,4,600,\n{ward.Code},restrictive_interventions,2026-02-01,not_collected,,,no staff\n");
        var bad = Write($"unit,measure,period,state,numerator,denominator,reason\n{ward.Code},restrictive_interventions,2026-01-01,,four,600,\n\n{ward.Code},nonsense,2026-01-01,,4,600,\n");

        var taken = await rooms.CliAsync("import", "points", good);
        var refused = await rooms.CliAsync("import", "points", bad, "--all-or-none");
        var looked = await rooms.CliAsync("import", "points", bad, "--check", "--json");

        Assert.Equal((0, "2 accepted, 0 accepted with a warning, 0 rejected, 0 ignored\n2 new, 0 changed, 0 the same\n"), (taken.Exit, taken.Out));
        Assert.Equal((0, 2), (looked.Exit, JsonDocument.Parse(looked.Out).RootElement.GetProperty("totals").GetProperty("rejected").GetInt32()));
        Assert.Equal((3, ""), (refused.Exit, refused.Out));
        Assert.Contains("line 2, numerator:", refused.Error, StringComparison.Ordinal);
        Assert.Contains("line 4, measure:", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_that_is_not_there_and_one_without_numbers_yet_are_told_apart()
    {
        var ward = await rooms.WardAsync();
        await rooms.RecordAsync(ward, "complaints", new(2026, 1, 1), 3);

        var unknown = await rooms.CliAsync("export", "chart", ward.Code!, "complants");
        var early = await rooms.CliAsync("export", "chart", ward.Code!, "complaints", "--as-of", "2020-01-01");
        var now = await rooms.CliAsync("export", "chart", ward.Code!, "complaints");
        var stale = await rooms.CliAsync("record", ward.Code!, "complaints", "2026-01", "4", "--correct", "7", "--reason", "counted again");

        Assert.Contains($"There is no chart of “complants” for “{ward.Code}”.", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("No number had come in by the end of 2020-01-01", early.Error, StringComparison.Ordinal);
        Assert.Contains($",{ward.Code},{ward.Name},complaints,Complaints", now.Out.Split('\n')[1], StringComparison.Ordinal);
        Assert.Contains(",2026-01-01,3,,3,value,", now.Out.Split('\n')[1], StringComparison.Ordinal);
        Assert.Contains("That is revision 0; yours would correct revision 7.", stale.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_series_wait_for_their_organisations()
    {
        var early = await rooms.CliAsync("import", "series", SeriesFiles.PathOf(SeriesFiles.Restraint));
        var organisations = await rooms.CliAsync("import", "organisations", Path.Combine(AppContext.BaseDirectory, "Data", "organisations", "providers.csv"));
        var series = await rooms.CliAsync("import", "series", SeriesFiles.PathOf(SeriesFiles.Restraint));

        Assert.Equal(3, early.Exit);
        Assert.Contains("line 2, org_code: There is no organisation with the code NFJ. Import organisations first", early.Error, StringComparison.Ordinal);
        Assert.Equal(0, organisations.Exit);
        Assert.Equal(0, series.Exit);
        Assert.StartsWith("25 series: 300 new, 0 changed, 0 the same\n", series.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_printed_once_and_opens_the_api()
    {
        var ward = await rooms.WardAsync();

        var made = await rooms.CliAsync("key", ward.Code!, "data-feed", "incident system");
        var wrong = await rooms.CliAsync("key", ward.Code!, "programme-team", "too much");
        var client = rooms.Anyone().Client;
        client.DefaultRequestHeaders.Authorization = new("Bearer", made.Out.Trim());
        using var answer = await client.GetAsync($"/api/v1/units/{ward.Code}", TestContext.Current.CancellationToken);

        Assert.Equal(64, made.Out.Trim().Length);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(3, wrong.Exit);
    }

    [Fact]
    public async Task Settings_are_listed_changed_with_a_reason_and_refused_without()
    {
        var without = await rooms.CliAsync("settings", "burden.minutes-a-month", "40");
        var changed = await rooms.CliAsync("settings", "burden.minutes-a-month", "40", "--reason", "a month of audit");
        var listed = await rooms.CliAsync("settings");

        Assert.Equal(3, without.Exit);
        Assert.Contains("Say why it changes", without.Error, StringComparison.Ordinal);
        Assert.Equal(0, changed.Exit);
        Assert.Contains("burden.minutes-a-month = 40", listed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_is_verified_and_the_jobs_are_listed()
    {
        var verified = await rooms.CliAsync("verify");
        var jobs = await rooms.CliAsync("jobs");

        Assert.Equal((0, ""), (verified.Exit, verified.Error));
        Assert.StartsWith("The audit holds: every chain and every seal.\n", verified.Out, StringComparison.Ordinal);
        Assert.StartsWith("what,name,", jobs.Out, StringComparison.Ordinal);
        Assert.Equal(0, jobs.Exit);
    }

    [Fact]
    public async Task Whatever_a_command_writes_is_sealed_when_it_ends()
    {
        var ward = await rooms.WardAsync();

        var before = await rooms.CliAsync("verify");
        await rooms.CliAsync("key", ward.Code!, "data-feed", "incident system");
        var key = await rooms.CliAsync("verify");
        await rooms.CliAsync("settings", "burden.minutes-a-month", "25", "--reason", "wards asked for less");
        var setting = await rooms.CliAsync("verify");

        Assert.Contains("could be cut off unseen", before.Out, StringComparison.Ordinal);
        Assert.All([key, setting], answer => Assert.Contains("they reach all", answer.Out, StringComparison.Ordinal));
        Assert.Contains($", the last of {DateTime.UtcNow:yyyy-MM-dd}", setting.Out, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(rooms.Location.Folder, "seals.log"), setting.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_busy_for_too_long_is_told_in_one_line()
    {
        var ward = await rooms.WardAsync();
        await using var scope = rooms.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TwelveRoomsDbContext>();
        await using var held = await context.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await context.Database.ExecuteSqlRawAsync(
            context.IsSqlite ? "UPDATE platform_audit_heads SET \"Sealed\" = \"Sealed\"" : "LOCK TABLE platform_audit_heads", TestContext.Current.CancellationToken);

        var answer = await CliProgram.RunAsync(
            rooms.Location.Folder, rooms.Location.Postgres, Environment.CurrentDirectory, ["key", ward.Code!, "data-feed", "incident system"],
            ("TWELVEROOMS_BUSY_SECONDS", "1"));

        Assert.Equal((1, ""), (answer.Exit, answer.Out));
        Assert.StartsWith("The database is busy: ", answer.Error, StringComparison.Ordinal);
        Assert.EndsWith("Try again in a minute.\n", answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_mishap_is_told_in_one_line_and_its_trace_is_shown_to_those_who_ask()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a-file"), "no folder", TestContext.Current.CancellationToken);
        var broken = Path.Combine(_folder, "a-file", "data");

        var brief = await CliProgram.RunAsync(broken, null, "jobs");
        var traced = await CliProgram.RunAsync(broken, null, Environment.CurrentDirectory, ["jobs"], ("TWELVEROOMS_TRACE", "1"));

        Assert.Equal((1, ""), (brief.Exit, brief.Out));
        Assert.Single(brief.Error.TrimEnd().Split('\n'));
        Assert.Contains("TWELVEROOMS_TRACE=1", brief.Error, StringComparison.Ordinal);
        Assert.Equal(1, traced.Exit);
        Assert.Contains("   at ", traced.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("record")]
    [InlineData("nonsense")]
    [InlineData("import", "series", "/there/is/no/such/file.csv")]
    [InlineData("record", "W", "m", "2026-01", "4", "--none")]
    public async Task A_command_that_is_not_understood_says_where_help_is(params string[] args)
    {
        var answer = await CliProgram.RunAsync(_folder, null, args);

        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.Contains("--help", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_gets_a_database()
    {
        var folder = Path.Combine(_folder, "new");

        var answer = await CliProgram.RunAsync(folder, null, "migrate");

        Assert.Equal((0, "The database is up to date.\n", ""), (answer.Exit, answer.Out, answer.Error));
        Assert.True(File.Exists(Path.Combine(folder, "twelverooms.db")));
    }

    [Fact]
    public async Task Numbers_are_read_as_a_chart_without_a_database()
    {
        var numbers = Write("month,value\n" + string.Join('\n', Enumerable.Range(1, 14).Select(i => $"2025-{i:00},{(i == 9 ? 40 : 5 + (i % 2))}")) + "\n2026-03,\n");

        var answer = await CliProgram.RunAsync(Path.Combine(_folder, "none"), null, "spc", numbers);

        Assert.Equal(0, answer.Exit);
        Assert.StartsWith("points   15, 14 counted\naverage  ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("flagged  2025-09: 40, outside the limits", answer.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "none")));
    }

    private string Write(string text)
    {
        var path = Path.Combine(_folder, $"{Guid.CreateVersion7():n}.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
