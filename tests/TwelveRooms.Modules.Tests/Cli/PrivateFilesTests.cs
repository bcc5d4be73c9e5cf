using Xunit;

namespace TwelveRooms.Modules.Tests.Cli;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PrivateFilesTests
{
    [Trait("Speed", "slow")]
    [Fact]
    public async Task Nobody_but_its_owner_may_read_what_a_new_folder_of_data_holds()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights");
        var above = Directory.CreateTempSubdirectory("rooms-private-");
        try
        {
            var folder = Path.Combine(above.FullName, "data");
            var made = await CliProgram.StartAsync(folder, null, Environment.CurrentDirectory, ["migrate"]);
            var changed = await CliProgram.StartAsync(folder, null, Environment.CurrentDirectory, ["settings", "burden.minutes-a-month", "20", "--reason", "a seal is written after this"]);

            Assert.Equal((0, 0), (made.Exit, changed.Exit));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
            Assert.Contains(Directory.GetFiles(folder), f => f.EndsWith("twelverooms.db", StringComparison.Ordinal));
            Assert.All(Directory.GetFiles(folder), f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(f)));
        }
        finally
        {
            above.Delete(recursive: true);
        }
    }
}
