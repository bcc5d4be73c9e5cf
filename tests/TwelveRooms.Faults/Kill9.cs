using System.Globalization;
using Npgsql;

namespace TwelveRooms.Faults;

/// <summary>
/// Kills the server at a random moment while several systems write, starts it, and goes on, so many times. In the end every number that was
/// acknowledged must stand in the database once.
/// </summary>
internal sealed class Kill9(string host, string cli, string? server, bool isPlanted)
{
    private const int Writers = 6;
    private const int WardsEach = 60;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(10);
    private readonly List<string> _wrong = [];

    public async Task<int> RunAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("rooms-kill9-").FullName;
        var name = $"rooms_kill9_{Environment.ProcessId}";
        var postgres = server is null ? null : new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
        try
        {
            if (server is not null)
            {
                await OnServerAsync($"CREATE DATABASE {name}");
            }

            using var victim = new Victim(folder, postgres, isPlanted ? null : host, cli);
            var writers = await PrepareAsync(victim, folder);
            var slowest = await KillAsync(victim, writers, rounds);
            return await CountAsync(victim, writers, folder, postgres, rounds, slowest);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            if (server is not null)
            {
                await OnServerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            }
        }
    }

    private static async Task<IReadOnlyList<Writer>> PrepareAsync(Victim victim, string folder)
    {
        var file = Path.Combine(folder, "wards.csv");
        await File.WriteAllLinesAsync(
            file,
            ["provider_code,provider_name,ward_code,ward_name,ward_type", .. Enumerable.Range(0, Writers * WardsEach).Select(w => $"ZXK,Killed Trust,ZXK-W{w},Ward {w},Adult Acute")]);
        Must(await victim.CliAsync("import", "organisations", file));
        var writers = new List<Writer>();
        for (var w = 0; w < Writers; w++)
        {
            var key = Must(await victim.CliAsync("key", "ZXK", "data-feed", $"feed {w}")).Trim();
            writers.Add(new(key, [.. Enumerable.Range(w * WardsEach, WardsEach).Select(n => $"ZXK-W{n}")]));
        }

        return writers;
    }

    private async Task<TimeSpan> KillAsync(Victim victim, IReadOnlyList<Writer> writers, int rounds)
    {
        var slowest = TimeSpan.Zero;
        for (var round = 1; round <= rounds; round++)
        {
            var took = await victim.StartAsync();
            slowest = took > slowest ? took : slowest;
            if (took > LongestStart)
            {
                _wrong.Add($"round {round}: the start took {took.TotalSeconds:0.0} s");
            }

            var before = writers.Sum(w => w.Acknowledged.Count);
            var sending = writers.Select(w => Task.Run(() => w.SendAsync(victim.Address, isLast: false, CancellationToken.None))).ToList();
            if (round % 4 != 0) // else it may be killed before its first answer
            {
                await AnswersAsync(writers, before);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1500)));
            await victim.KillAsync();
            await Task.WhenAll(sending);
            if (round % 20 == 0 || isPlanted)
            {
                await Console.Error.WriteLineAsync($"round {round}: {writers.Sum(w => w.Acknowledged.Count)} acknowledged, {writers.Sum(w => w.Again)} sent again, slowest start {slowest.TotalSeconds:0.0} s");
            }
        }

        return slowest;
    }

    /// <summary>On a slow machine the first answers of a cold server take seconds, and the load is only there with them.</summary>
    private static async Task AnswersAsync(IReadOnlyList<Writer> writers, int before)
    {
        for (var waited = 0; waited < 1500 && writers.Sum(w => w.Acknowledged.Count) < before + Writers; waited++)
        {
            await Task.Delay(10);
        }
    }

    private async Task<int> CountAsync(Victim victim, IReadOnlyList<Writer> writers, string folder, string? postgres, int rounds, TimeSpan slowest)
    {
        await victim.StartAsync();
        await Task.WhenAll(writers.Select(w => w.SendAsync(victim.Address, isLast: true, CancellationToken.None)));
        if (isPlanted)
        {
            await victim.KillAsync(); // it is no program of ours, and knows no orderly end
        }
        else if (await victim.StopAsync() is not 0 and var exit)
        {
            _wrong.Add($"the orderly stop ended with {exit}");
        }

        var acknowledged = writers.SelectMany(w => w.Acknowledged).ToList();
        var stored = await Stored.ReadAsync(folder, postgres);
        var (lost, doubled) = (stored.Lost(acknowledged), stored.Doubled);
        _wrong.AddRange(writers.SelectMany(w => w.Refused).Take(5));
        if (stored.Integrity != "ok")
        {
            _wrong.Add($"the database: {stored.Integrity}");
        }

        if (stored.Audited != stored.Rows)
        {
            _wrong.Add($"{stored.Rows} numbers are stored, and {stored.Audited} are in the audit");
        }

        if (await victim.CliAsync("verify") is { Exit: not 0 } verify)
        {
            _wrong.Add($"verify: {verify.Error.Trim()}");
        }

        foreach (var words in _wrong)
        {
            await Console.Error.WriteLineAsync(words);
        }

        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{(postgres is null ? "sqlite" : "postgres")}: {writers.Sum(w => w.Again)} got no answer and were sent again, slowest start {slowest.TotalSeconds:0.0} s, {_wrong.Count} other troubles"));
        await Console.Out.WriteLineAsync($"kill9: rounds={rounds} acknowledged={acknowledged.Count} lost={lost} doubled={doubled}");
        return lost + doubled + _wrong.Count > 0 ? 1 : 0;
    }

    private static string Must((int Exit, string Out, string Error) answer) =>
        answer.Exit == 0 ? answer.Out : throw new InvalidOperationException(answer.Error);

    private async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
