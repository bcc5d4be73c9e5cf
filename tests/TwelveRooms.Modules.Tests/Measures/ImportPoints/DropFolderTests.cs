using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using TwelveRooms.Measures.ImportPoints;
using TwelveRooms.Platform.Time;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportPoints;

/// <summary>What a folder does with files that make trouble: they are put away, and those beside them go in.</summary>
public sealed class DropFolderTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rooms-drop-");
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await PointsFiles.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _rooms.DisposeAsync();
    }

    [Fact]
    public async Task A_file_that_goes_wrong_is_put_away_with_what_to_do_and_the_next_goes_in()
    {
        await DropAsync("a.csv", "ZX1-W02", "3");
        await DropAsync("b.csv", "ZX1-W01", "3");

        await using (new FileStream(Path.Combine(_folder.FullName, "a.csv"), FileMode.Open, FileAccess.ReadWrite, FileShare.None)) // so that nobody can read it
        {
            await RunAsync();
        }

        Assert.Empty(_folder.GetFiles());
        Assert.Single(await _rooms.RevisionsAsync("ZX1-W01", "complaints"));
        Assert.Equal(["20261121-090000-a.csv", "20261121-090000-a.csv.answer.json"], Names("refused"));
        var answer = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "refused", "20261121-090000-a.csv.answer.json"), Cancel)).RootElement;
        Assert.Equal("a.csv", answer.GetProperty("file").GetString());
        Assert.Equal("refuse_whole_file", answer.GetProperty("file_level").GetProperty("file_outcome").GetString());
        Assert.Contains("Drop it once more", answer.GetProperty("file_level").GetProperty("messages")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_names_are_shortened_and_two_that_become_one_are_told_apart()
    {
        await DropAsync(new string('n', 236) + ".csv", "ZX1-W01", "3");
        await DropAsync(new string('n', 235) + "m.csv", "ZX1-W02", "4");
        await DropAsync(new string('é', 120) + ".csv", "ZX1-W03", "5");

        await RunAsync();

        Assert.Empty(_folder.GetFiles());
        var names = Names("taken");
        Assert.Equal(6, names.Length);
        Assert.All(names, n => Assert.EndsWith(n.Contains(".answer", StringComparison.Ordinal) ? ".csv.answer.json" : ".csv", n, StringComparison.Ordinal));
        Assert.Contains($"20261121-090000-{new string('n', 200)}.csv", names);
        Assert.Contains($"20261121-090000-{new string('n', 200)}-2.csv.answer.json", names);
        Assert.Single(await _rooms.RevisionsAsync("ZX1-W02", "complaints"));
    }

    [Fact]
    public async Task Answers_are_for_their_owner_alone()
    {
        await DropAsync("a.csv", "ZX1-W01", "3");
        await DropAsync("b.csv", "nowhere", "3", "what,ever");

        await RunAsync();

        foreach (var answer in _folder.GetFiles("*.answer.json", SearchOption.AllDirectories))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : answer.UnixFileMode);
        }

        Assert.Equal(2, _folder.GetFiles("*.answer.json", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [InlineData("ward_code,nhs_number,measure,period,numerator", "x")]
    [InlineData("ward_code,measure,period,numerator,note", "943 476 5919")]
    public async Task A_file_about_people_is_not_kept_and_its_answer_says_so_and_one_that_cannot_be_read_stays(string headings, string cell)
    {
        await DropAsync("people.csv", "ZX1-W01", $"3,{cell}", headings);
        var unknown = Path.Combine(_folder.FullName, "unknown.csv");
        await File.WriteAllTextAsync(unknown, "hello,world\nnothing,here\n", Cancel);
        File.SetLastWriteTimeUtc(unknown, PointsFiles.Then.UtcDateTime.AddMinutes(-1));

        await RunAsync();

        Assert.Empty(_folder.GetFiles());
        Assert.Equal(["20261121-090000-people.csv.answer.json", "20261121-090000-unknown.csv", "20261121-090000-unknown.csv.answer.json"], Names("refused"));
        var answer = await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "refused", "20261121-090000-people.csv.answer.json"), Cancel);
        Assert.Contains("The dropped file was deleted", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("943 476 5919", answer, StringComparison.Ordinal);
    }

    private async Task DropAsync(string name, string ward, string number, string headings = "ward_code,measure,period,numerator")
    {
        var path = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(path, $"{headings}\n{ward},complaints,2024-04-01,{number}\n", Cancel);
        File.SetLastWriteTimeUtc(path, PointsFiles.Then.UtcDateTime.AddMinutes(-1)); // no longer being written
    }

    private Task<bool> RunAsync() => _rooms.InScopeAsync<PointsImporter, bool>(async handler =>
    {
        await new DropFolder(handler, new(_folder.FullName), _rooms.Handler<RoomsClock>(), NullLogger<DropFolder>.Instance).RunAsync(Cancel);
        return true;
    });

    private string[] Names(string where) => [.. new DirectoryInfo(Path.Combine(_folder.FullName, where)).GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal)];
}
