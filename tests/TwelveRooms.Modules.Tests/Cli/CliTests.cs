using TwelveRooms.Modules.Tests.Measures.ImportSeries;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Cli;

public sealed class CliTests(Rooms rooms) : IClassFixture<Rooms>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rooms-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task One_number_is_put_in_corrected_and_exported()
    {
        var ward = await rooms.WardAsync();

        var first = await rooms.CliAsync("record", ward.Code!, "restrictive_interventions", "2026-01", "4", "--of", "600");
        var again = await rooms.CliAsync("record", ward.Code!, "restrictive_interventions", "2026-01-31", "5", "--of", "600");
        var corrected = await rooms.CliAsync("record", ward.Code!, "restrictive_interventions", "2026-01", "5", "--of", "600", "--correct", "0", "--reason", "=counted again");
        var chart = await rooms.CliAsync("export", "chart", ward.Code!, "restrictive_interventions");

        Assert.Equal((0, ""), (first.Exit, first.Error));
        Assert.StartsWith("2026-01-01, revision 0.", first.Out, StringComparison.Ordinal);
        Assert.Equal((3, ""), (again.Exit, again.Out));
        Assert.Contains("already has a number", again.Error, StringComparison.Ordinal);
        Assert.StartsWith("2026-01-01, revision 1.", corrected.Out, StringComparison.Ordinal);
        Assert.Contains(",2026-01-01,reported,5,600,", chart.Out, StringComparison.Ordinal);
        Assert.Contains(",'=counted again", chart.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_numbers_is_taken_in_whole_or_refused_with_every_line()
    {
        var ward = await rooms.WardAsync();
        var good = Write($"unit,measure,period,state,numerator,denominator,reason\n{ward.Code},restrictive_interventions,2026-01-01,,4,600,\n{ward.Code},restrictive_interventions,2026-02-01,not_collected,,,no staff\n");
        var bad = Write($"unit,measure,period,state,numerator,denominator,reason\n{ward.Code},restrictive_interventions,2026-01-01,,four,600,\n\n{ward.Code},nonsense,2026-01-01,,4,600,\n");

        var taken = await rooms.CliAsync("import", "numbers", good);
        var refused = await rooms.CliAsync("import", "numbers", bad);

        Assert.Equal((0, "2 new, 0 changed, 0 the same\n"), (taken.Exit, taken.Out));
        Assert.Equal((3, ""), (refused.Exit, refused.Out));
        Assert.Contains("line 2, numerator:", refused.Error, StringComparison.Ordinal);
        Assert.Contains("line 4, measure:", refused.Error, StringComparison.Ordinal);
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

        Assert.Equal((0, "The audit holds: every chain and every seal.\n"), (verified.Exit, verified.Out));
        Assert.StartsWith("what,name,", jobs.Out, StringComparison.Ordinal);
        Assert.Equal(0, jobs.Exit);
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
