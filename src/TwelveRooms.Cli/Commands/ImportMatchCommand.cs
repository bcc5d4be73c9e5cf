using System.CommandLine;
using TwelveRooms.Measures.ImportPublished;

namespace TwelveRooms.Cli.Commands;

internal static class ImportMatchCommand
{
    public static Command Make()
    {
        var code = new Argument<string?>("CODE") { Description = "The code of an organisation as it was published; its name where it has no code", Arity = ArgumentArity.ZeroOrOne };
        var means = new Argument<string?>("UNIT") { Description = "The code of the organisation, ICB or region that is meant", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<FileInfo>("--file") { Description = "Many at once: a CSV file with the headings alias_name and ods_code", HelpName = "FILE" }.AcceptExistingOnly();
        var command = new Command("match", "Say once what a code or a former name in published files means") { code, means, file };
        command.Validators.Add(result =>
        {
            var given = (result.GetValue(code) is null ? 0 : 1) + (result.GetValue(means) is null ? 0 : 1);
            if (result.GetValue(file) is null ? given < 2 : given > 0)
            {
                result.AddError("Give CODE and UNIT, or --file FILE.");
            }
        });
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            if (parsed.GetValue(file) is not { } many)
            {
                var outcome = await house.Get<MatchCodeHandler>().HandleAsync(new(parsed.GetValue(code)!, parsed.GetValue(means)!), house.Operator, cancel);
                return await Answer.OfAsync(outcome, words => words);
            }

            var matched = await house.Get<MatchCodesHandler>().HandleAsync(await House.ReadAsync(many, cancel), house.Operator, cancel);
            var exit = await Answer.OfAsync(matched, m => string.Join('\n', [.. m.Matched, .. m.Problems.Select(p => $"line {p.Line}, {p.Column}: {p.Message}")]));
            return exit == Exit.Fine && matched.Value.Matched.Count == 0 ? Exit.Refused : exit;
        }, cancel));
        return command;
    }
}
