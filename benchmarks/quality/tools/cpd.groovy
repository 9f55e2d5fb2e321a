// For each line of input, a language and a folder, what CPD finds there, as JSON on one line:
// matches, each a list of [file, first line, last line]. Arguments are settings, name=value.
import com.google.gson.Gson
import net.sourceforge.pmd.cpd.CPDConfiguration
import net.sourceforge.pmd.cpd.CpdAnalysis
import java.nio.file.Path

System.in.eachLine { line ->
    def (language, folder) = line.split('\t')
    def configuration = new CPDConfiguration()
    configuration.onlyRecognizeLanguage = configuration.languageRegistry.getLanguageById(language)
    configuration.addInputPath(Path.of(folder))
    configuration.failOnError = false
    args.each { setting ->
        def (name, value) = setting.split('=')
        configuration[name] = value.isInteger() ? value.toInteger() : value.toBoolean()
    }
    def found = []
    CpdAnalysis.create(configuration).withCloseable { cpd ->
        cpd.performAnalysis { report ->
            found = report.matches.collect { match ->
                match.collect { mark ->
                    [mark.location.fileId.fileName, mark.location.startLine, mark.location.endLine]
                }
            }
        }
    }
    println new Gson().toJson(found)
}
