/**
 */
package org.celltaxon.model.study;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Study</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * What people edit: lots, donors, assays, recipes and the list of runs (SCIENCE 0.3).
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.celltaxon.model.study.Study#getName <em>Name</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Study#getDescription <em>Description</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Study#getFormatVersion <em>Format Version</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Study#getDonors <em>Donors</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Study#getLots <em>Lots</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Study#getAssays <em>Assays</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Study#getRecipes <em>Recipes</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Study#getTables <em>Tables</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Study#getRuns <em>Runs</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Study#getCandidates <em>Candidates</em>}</li>
 * </ul>
 *
 * @see org.celltaxon.model.study.StudyPackage#getStudy()
 * @model
 * @generated
 */
public interface Study extends EObject {
	/**
	 * Returns the value of the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Name</em>' attribute.
	 * @see #setName(String)
	 * @see org.celltaxon.model.study.StudyPackage#getStudy_Name()
	 * @model
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Study#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>Description</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Description</em>' attribute.
	 * @see #setDescription(String)
	 * @see org.celltaxon.model.study.StudyPackage#getStudy_Description()
	 * @model
	 * @generated
	 */
	String getDescription();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Study#getDescription <em>Description</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Description</em>' attribute.
	 * @see #getDescription()
	 * @generated
	 */
	void setDescription(String value);

	/**
	 * Returns the value of the '<em><b>Format Version</b></em>' attribute.
	 * The default value is <code>"1.0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Format Version</em>' attribute.
	 * @see #setFormatVersion(String)
	 * @see org.celltaxon.model.study.StudyPackage#getStudy_FormatVersion()
	 * @model default="1.0"
	 * @generated
	 */
	String getFormatVersion();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Study#getFormatVersion <em>Format Version</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Format Version</em>' attribute.
	 * @see #getFormatVersion()
	 * @generated
	 */
	void setFormatVersion(String value);

	/**
	 * Returns the value of the '<em><b>Donors</b></em>' containment reference list.
	 * The list contents are of type {@link org.celltaxon.model.study.Donor}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Donors</em>' containment reference list.
	 * @see org.celltaxon.model.study.StudyPackage#getStudy_Donors()
	 * @model containment="true"
	 * @generated
	 */
	EList<Donor> getDonors();

	/**
	 * Returns the value of the '<em><b>Lots</b></em>' containment reference list.
	 * The list contents are of type {@link org.celltaxon.model.study.Lot}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Lots</em>' containment reference list.
	 * @see org.celltaxon.model.study.StudyPackage#getStudy_Lots()
	 * @model containment="true"
	 * @generated
	 */
	EList<Lot> getLots();

	/**
	 * Returns the value of the '<em><b>Assays</b></em>' containment reference list.
	 * The list contents are of type {@link org.celltaxon.model.study.Assay}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Assays</em>' containment reference list.
	 * @see org.celltaxon.model.study.StudyPackage#getStudy_Assays()
	 * @model containment="true"
	 * @generated
	 */
	EList<Assay> getAssays();

	/**
	 * Returns the value of the '<em><b>Recipes</b></em>' containment reference list.
	 * The list contents are of type {@link org.celltaxon.model.study.Recipe}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Recipes</em>' containment reference list.
	 * @see org.celltaxon.model.study.StudyPackage#getStudy_Recipes()
	 * @model containment="true"
	 * @generated
	 */
	EList<Recipe> getRecipes();

	/**
	 * Returns the value of the '<em><b>Tables</b></em>' containment reference list.
	 * The list contents are of type {@link org.celltaxon.model.study.ImportedTable}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Tables</em>' containment reference list.
	 * @see org.celltaxon.model.study.StudyPackage#getStudy_Tables()
	 * @model containment="true"
	 * @generated
	 */
	EList<ImportedTable> getTables();

	/**
	 * Returns the value of the '<em><b>Runs</b></em>' containment reference list.
	 * The list contents are of type {@link org.celltaxon.model.study.RunEntry}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Runs</em>' containment reference list.
	 * @see org.celltaxon.model.study.StudyPackage#getStudy_Runs()
	 * @model containment="true"
	 * @generated
	 */
	EList<RunEntry> getRuns();

	/**
	 * Returns the value of the '<em><b>Candidates</b></em>' containment reference list.
	 * The list contents are of type {@link org.celltaxon.model.study.Candidate}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Candidates</em>' containment reference list.
	 * @see org.celltaxon.model.study.StudyPackage#getStudy_Candidates()
	 * @model containment="true"
	 * @generated
	 */
	EList<Candidate> getCandidates();

} // Study
